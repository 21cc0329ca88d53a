import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bundleOf } from '../cases/specimen.ts'
import { EMPTY_YEAR, type LineFacts, OFFSITE_KINDS, type SettlementFacts } from '../facts.ts'
import { compilePolicy } from '../policy.ts'

const compiled = compilePolicy(bundleOf('jingmen'), '2025-03-10')
if (!compiled.ok) throw new Error('Jingmen has law in 2025')
const policy = compiled.value

const aLine: fc.Arbitrary<LineFacts> = fc
  .record({
    class: fc.constantFrom('A', 'B', 'C'),
    kind: fc.constantFrom('drug', 'service', 'facility', 'consumable', 'tcm'),
    unitPrice: fc.integer({ min: 0, max: 5_000_000 }),
    ceiling: fc.option(fc.integer({ min: 0, max: 5_000_000 })),
    points: fc.integer({ min: 3, max: 10 }),
    excluded: fc.option(fc.constantFrom('wellness', 'checkup'), { freq: 8 }),
  })
  .map(({ points, ...line }) => ({
    ...line,
    quantity: 10_000,
    amount: line.unitPrice,
    bonusPoints: line.kind === 'tcm' ? points : 0,
    date: '2025-03-02',
  }))

const aBill: fc.Arbitrary<SettlementFacts> = fc
  .record({
    scheme: fc.constantFrom('employee', 'resident'),
    type: fc.constantFrom('inpatient', 'outpatient', 'daySurgery', 'separateDrug', 'antenatal'),
    level: fc.constantFrom(1, 2, 3),
    offsite: fc.constantFrom(...OFFSITE_KINDS),
    pooledPaid: fc.integer({ min: 0, max: 31_000_000 }),
    burden: fc.integer({ min: 0, max: 12_000_000 }),
    liability: fc.constantFrom('none', 'none', 'none', 'employer', 'workInjury'),
    balance: fc.integer({ min: 0, max: 500_000 }),
    lines: fc.array(aLine, { maxLength: 8 }),
    isCovered: fc.boolean(),
  })
  .map(({ scheme, type, level, offsite, pooledPaid, burden, liability, balance, lines, isCovered }) => ({
    person: {
      scheme,
      status: scheme === 'employee' ? 'active' : 'resident',
      birthDate: '1980-05-01',
      categories: [],
      tier: null,
      conditions: [],
      maternityCovered: isCovered,
      accountBalance: balance,
    },
    year: { ...EMPTY_YEAR, pooledPaid, catastrophicBurden: burden },
    episode: {
      type,
      benefitCode: null,
      facility: { level, kind: 'hospital', signed: true, local: offsite === 'none' },
      start: '2025-03-01',
      end: '2025-03-10',
      offsite,
      referral: null,
      oncologyTherapy: false,
      liability,
      lines,
    },
    useAccount: true,
  }))

const property = (
  name: string,
  arbitrary: fc.Arbitrary<SettlementFacts>,
  holds: (facts: SettlementFacts) => void,
) => test(name, () => fc.assert(fc.property(arbitrary, holds), { numRuns: 400 }))

property('the parts of a bill add up, and no part is negative', aBill, (facts) => {
  const { amounts: a } = policy.settle(facts)
  expect(a.totalCost).toBe(a.fullSelfPay + a.overLimitSelfPay + a.firstSelfPay + a.eligible)
  expect(a.eligible).toBe(a.deductible + a.pooledPay + a.otherPay + a.pooledSelfPay)
  expect(a.fundTotal).toBe(a.pooledPay + a.catastrophicEmployeePay + a.catastrophicResidentPay + a.otherPay)
  expect(a.personTotal).toBe(a.totalCost - a.fundTotal - a.hospitalBorne)
  expect(a.personTotal).toBe(a.accountPay + a.familyAccountPay + a.cashPay)
  for (const amount of Object.values(a)) expect(amount).toBeGreaterThanOrEqual(0)
  expect(a.accountPay).toBeLessThanOrEqual(facts.person.accountBalance)
})

property('no maximum is exceeded by what an episode adds', aBill, (facts) => {
  const { year } = policy.settle(facts)
  const maximum = facts.person.scheme === 'employee' ? 30_000_000 : 15_000_000
  expect(year.pooledPaid).toBeLessThanOrEqual(Math.max(maximum, facts.year.pooledPaid))
})

property('the lines and the fund parts add up to the amounts', aBill, (facts) => {
  const { amounts, lines, fundParts } = policy.settle(facts)
  const sum = (pick: (line: (typeof lines)[number]) => number) =>
    lines.reduce((total, line) => total + pick(line), 0)
  expect(sum((line) => line.fullSelfPay)).toBe(amounts.fullSelfPay)
  expect(sum((line) => line.overLimitSelfPay)).toBe(amounts.overLimitSelfPay)
  expect(sum((line) => line.firstSelfPay)).toBe(amounts.firstSelfPay)
  expect(sum((line) => line.eligible)).toBe(amounts.eligible)
  expect(fundParts.reduce((total, part) => total + part.amount, 0)).toBe(
    amounts.fundTotal + amounts.accountPay,
  )
})

property('traced, untraced and amounts-only results are equal', aBill, (facts) => {
  const { settlement } = policy.settleWithTrace(facts)
  const { amounts, year } = policy.amounts(facts)
  expect(settlement).toEqual(policy.settle(facts))
  expect({ amounts, year }).toEqual({ amounts: settlement.amounts, year: settlement.year })
})

property('every step that carries money cites a clause, and the last one is the cash', aBill, (facts) => {
  const { settlement, trace } = policy.settleWithTrace(facts)
  for (const step of trace) expect(step.clauses).not.toHaveLength(0)
  expect(trace.at(-1)).toMatchObject({ step: 'cash', amount: settlement.amounts.cashPay })
})

property('a trace is plain data: what JSON writes of it reads the same', aBill, (facts) => {
  const { trace } = policy.settleWithTrace(facts)
  expect(JSON.parse(JSON.stringify(trace))).toStrictEqual(trace)
})

property('the first self-pay is told rate by rate, the highest first, and adds up', aBill, (facts) => {
  const told = policy.settleWithTrace(facts).trace.find(({ step }) => step === 'firstSelfPay')
  const rates = told?.inputs.map(({ value }) => Number(value)) ?? []
  expect(rates).toEqual([...new Set(rates)].sort((a, b) => b - a))
  expect(told?.formula.reduce((sum, { result }) => sum + result, 0)).toBe(told?.amount)
})

property('the order of the lines does not matter', aBill, (facts) => {
  const reversed = { ...facts, episode: { ...facts.episode, lines: [...facts.episode.lines].reverse() } }
  expect(policy.amounts(reversed).amounts).toEqual(policy.amounts(facts).amounts)
})

property('more of a covered line at home never lowers what the funds pay together', aBill, (facts) => {
  const line: LineFacts = {
    class: 'A',
    kind: 'drug',
    unitPrice: 12_345,
    quantity: 10_000,
    amount: 12_345,
    ceiling: null,
    bonusPoints: 0,
    excluded: null,
    date: '2025-03-02',
  }
  const home = atHome(facts)
  const more = { ...home, episode: { ...home.episode, lines: [...home.episode.lines, line] } }
  expect(policy.amounts(more).amounts.fundTotal).toBeGreaterThanOrEqual(
    policy.amounts(home).amounts.fundTotal,
  )
})

property('at home a fuller year never lets the person pay less', aBill, (facts) => {
  const home = { ...atHome(facts), year: { ...facts.year, pooledPaid: 0 } }
  const fuller = { ...home, year: { ...home.year, pooledPaid: facts.year.pooledPaid } }
  expect(policy.amounts(fuller).amounts.personTotal).toBeGreaterThanOrEqual(
    policy.amounts(home).amounts.personTotal,
  )
})

const atHome = (facts: SettlementFacts): SettlementFacts => ({
  ...facts,
  episode: { ...facts.episode, offsite: 'none', facility: { ...facts.episode.facility, local: true } },
})

const stay = (
  unitPrice: number,
  kind: LineFacts['kind'],
  offsite: 'none' | 'unfiled',
  pooledPaid: number,
): SettlementFacts => ({
  person: {
    scheme: 'employee',
    status: 'active',
    birthDate: '1980-05-01',
    categories: [],
    tier: null,
    conditions: [],
    maternityCovered: false,
    accountBalance: 0,
  },
  year: { ...EMPTY_YEAR, pooledPaid, catastrophicBurden: 1_200_000 },
  episode: {
    type: 'inpatient',
    benefitCode: null,
    facility: { level: 3, kind: 'hospital', signed: true, local: offsite === 'none' },
    start: '2025-03-01',
    end: '2025-03-10',
    offsite,
    referral: null,
    oncologyTherapy: false,
    liability: 'none',
    lines: [
      {
        class: 'A',
        kind,
        unitPrice,
        quantity: 10_000,
        amount: unitPrice,
        ceiling: null,
        bonusPoints: 0,
        excluded: null,
        date: '2025-03-02',
      },
    ],
  },
  useAccount: false,
})

test('the law itself is not monotone at a price band: a consumable one fen dearer is paid less', () => {
  const fundsPay = (price: number) => policy.amounts(stay(price, 'consumable', 'none', 0)).amounts.fundTotal
  expect(fundsPay(1_000_001)).toBeLessThan(fundsPay(1_000_000))
})

test('nor off-site at the maximum: with less left of the year the burden that counts grows, and the person pays less', () => {
  const personPays = (paid: number) =>
    policy.amounts(stay(2_000_000, 'drug', 'unfiled', paid)).amounts.personTotal
  const least = [28_300_000, 28_500_000, 28_600_000, 28_800_000].map(personPays)
  expect(least.some((amount, at) => at > 0 && amount < (least[at - 1] ?? 0))).toBe(true)
})
