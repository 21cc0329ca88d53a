import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bundleOf } from '../cases/specimen.ts'
import { EMPTY_YEAR, type LineFacts, type SettlementFacts } from '../facts.ts'
import { compilePolicy, type Policy } from '../policy.ts'

const policyOn = (day: string): Policy => {
  const compiled = compilePolicy(bundleOf('example-city'), day)
  if (!compiled.ok) throw new Error('the example city has law')
  return compiled.value
}
/** Catastrophic insurance before the civil-servant subsidy, and after it. */
const POLICIES = [policyOn('2025-03-10'), policyOn('2026-03-10')]

const TITLES = ['civilServant', 'enterpriseInsured', 'tekun', 'dibao', 'dibaoEdge', 'illnessPoverty']
const DISEASES = ['M03900', 'M01600', 'M02000', 'M07801', 'M00500', 'M08300', 'M99999']

const aLine: fc.Arbitrary<LineFacts> = fc
  .record({
    class: fc.constantFrom('A', 'B', 'C'),
    kind: fc.constantFrom('drug', 'service', 'consumable'),
    unitPrice: fc.integer({ min: 0, max: 3_000_000 }),
    ceiling: fc.option(fc.integer({ min: 0, max: 3_000_000 })),
    excluded: fc.option(fc.constantFrom('wellness'), { freq: 8 }),
    fee: fc.option(fc.constantFrom('consultation', 'familyDoctor'), { freq: 3 }),
  })
  .map(({ fee, ...line }) => ({
    ...line,
    ...(fee === null ? {} : { fee }),
    quantity: 10_000,
    amount: line.unitPrice,
    bonusPoints: 0,
    date: '2025-03-02',
  }))

const aBill: fc.Arbitrary<SettlementFacts> = fc
  .record({
    scheme: fc.constantFrom('employee', 'resident'),
    type: fc.constantFrom('inpatient', 'outpatient', 'chronic'),
    disease: fc.constantFrom(...DISEASES),
    level: fc.constantFrom(1, 2, 3),
    offsite: fc.constantFrom('none', 'unfiled'),
    titles: fc.subarray(TITLES),
    certified: fc.subarray(DISEASES),
    isTilted: fc.boolean(),
    used: fc.record({
      civilServant: fc.integer({ min: 0, max: 2_100_000 }),
      enterprise: fc.integer({ min: 0, max: 600_000 }),
      assistance: fc.integer({ min: 0, max: 3_100_000 }),
      assistanceTilt: fc.integer({ min: 0, max: 1_100_000 }),
      M03900: fc.integer({ min: 0, max: 400_000 }),
    }),
    burden: fc.integer({ min: 0, max: 6_000_000 }),
    pooledPaid: fc.integer({ min: 0, max: 11_000_000 }),
    liability: fc.constantFrom('none', 'none', 'employer', 'thirdParty'),
    balance: fc.integer({ min: 0, max: 200_000 }),
    lines: fc.array(aLine, { maxLength: 6 }),
  })
  .map((it) => ({
    person: {
      scheme: it.scheme,
      status: it.scheme === 'employee' ? 'active' : 'resident',
      birthDate: '1980-05-01',
      categories: it.titles,
      tier: null,
      conditions: [
        ...it.certified.map((code) => `chronic:${code}`),
        ...(it.isTilted ? ['assistanceTilt'] : []),
      ],
      maternityCovered: false,
      accountBalance: it.balance,
    },
    year: {
      ...EMPTY_YEAR,
      pooledPaid: it.pooledPaid,
      catastrophicBurden: it.burden,
      limitPaid: it.used,
      layerBurden: { civilServant: it.burden, enterprise: it.burden, assistance: it.burden + 4_200_000 },
    },
    episode: {
      type: it.type,
      benefitCode: it.type === 'chronic' ? it.disease : null,
      facility: { level: it.level, kind: 'hospital', signed: true, local: it.offsite === 'none' },
      start: '2025-03-01',
      end: '2025-03-10',
      offsite: it.offsite,
      referral: null,
      oncologyTherapy: false,
      liability: it.liability,
      lines: it.lines,
    },
    useAccount: true,
    family: [{ relation: 'parent', balance: it.balance }],
  }))

const property = (name: string, holds: (facts: SettlementFacts, policy: Policy) => void) =>
  test(name, () =>
    fc.assert(
      fc.property(aBill, fc.constantFrom(...POLICIES), (facts, policy) => holds(facts, policy)),
      { numRuns: 600 },
    ),
  )

/** The example city, where the civil-servant subsidy pays up to a limit and the employer's supplement everything, both the deductible too. */
function bothCountTheDeductible(limit: number): Policy {
  const bundle = bundleOf('example-city')
  const { common } = bundle
  if (common === null) throw new Error('the example city has benefits')
  const whole = { above: 0, share: { active: 10_000 }, countsDeductible: true }
  const civilServant = common.civilServant?.map((entry) => ({ ...entry, ...whole, limit }))
  const enterprise = common.enterprise?.map((entry) => ({ ...entry, ...whole }))
  const compiled = compilePolicy({ ...bundle, common: { ...common, civilServant, enterprise } }, '2025-03-10')
  if (!compiled.ok) throw new Error('the example city has law')
  return compiled.value
}

test.each([
  ['one fen less than the pooled fund left', 189_999, 50_001],
  ['what the pooled fund left', 190_000, 50_000],
  ['one fen of the deductible', 190_001, 49_999],
  ['all of it', 240_000, 0],
])(
  'the deductible is paid once: after a subsidy of %s the employer has the rest (EX-10, EX-12)',
  (_, limit, rest) => {
    const facts: SettlementFacts = {
      person: {
        ...{ scheme: 'employee', status: 'active', birthDate: '1980-05-01', tier: null, conditions: [] },
        ...{ categories: ['civilServant', 'enterpriseInsured'], maternityCovered: false, accountBalance: 0 },
      },
      year: EMPTY_YEAR,
      episode: {
        ...{ type: 'inpatient', benefitCode: null, start: '2025-03-01', end: '2025-03-10', offsite: 'none' },
        facility: { level: 2, kind: 'hospital', signed: true, local: true },
        ...{ referral: null, oncologyTherapy: false, liability: 'none' },
        // 10,000 yuan: 500 deductible, 80 % of the rest from the pooled fund.
        lines: [
          {
            ...{ class: 'A', kind: 'drug', unitPrice: 1_000_000, quantity: 10_000, amount: 1_000_000 },
            ...{ ceiling: null, bonusPoints: 0, excluded: null, date: '2025-03-02' },
          },
        ],
      },
      useAccount: false,
    }
    const { settlement, trace } = bothCountTheDeductible(limit).settleWithTrace(facts)
    expect(settlement.amounts).toMatchObject({
      ...{
        deductible: 50_000,
        pooledPay: 760_000,
        civilServantPay: limit,
        enterprisePay: rest,
        personTotal: 0,
      },
    })
    const cited = trace.flatMap(({ clauses }) => clauses)
    expect(cited).toEqual(expect.arrayContaining(['EX-10', 'EX-12']))
  },
)

property('with every payer the parts of a bill add up, and no part is negative', (facts, policy) => {
  const { amounts: a } = policy.settle(facts)
  expect(a.totalCost).toBe(a.fullSelfPay + a.overLimitSelfPay + a.firstSelfPay + a.eligible)
  expect(a.eligible).toBe(a.deductible + a.pooledPay + a.otherPay + a.pooledSelfPay)
  expect(a.fundTotal).toBe(
    a.pooledPay +
      a.otherPay +
      a.catastrophicEmployeePay +
      a.catastrophicResidentPay +
      a.civilServantPay +
      a.enterprisePay +
      a.assistancePay,
  )
  expect(a.personTotal).toBe(a.totalCost - a.fundTotal - a.hospitalBorne)
  expect(a.personTotal).toBe(a.accountPay + a.familyAccountPay + a.cashPay)
  for (const amount of Object.values(a)) expect(amount).toBeGreaterThanOrEqual(0)
})

property(
  'the payers after the pooled fund never pay more together than it left of the eligible cost',
  (facts, policy) => {
    const { amounts: a } = policy.settle(facts)
    expect(a.fundTotal + a.employerOwes).toBeLessThanOrEqual(a.eligible)
  },
)

property('no yearly limit of a payer is exceeded by what an episode adds', (facts, policy) => {
  const { year } = policy.settle(facts)
  const limits = {
    civilServant: 2_000_000,
    enterprise: 500_000,
    assistance: 3_000_000,
    assistanceTilt: 1_000_000,
  }
  for (const [payer, limit] of Object.entries(limits))
    expect(year.limitPaid[payer] ?? 0).toBeLessThanOrEqual(Math.max(limit, facts.year.limitPaid[payer] ?? 0))
})

property('every payer books in its own fund, and the parts are all that is paid', (facts, policy) => {
  const { amounts: a, fundParts } = policy.settle(facts)
  const paidBy = (fund: string) =>
    fundParts.filter((part) => part.fund === fund).reduce((sum, { amount }) => sum + amount, 0)
  expect(paidBy('civilServant')).toBe(a.civilServantPay)
  expect(paidBy('enterprise')).toBe(a.enterprisePay)
  expect(paidBy('assistance')).toBe(a.assistancePay)
  expect(paidBy('employeeAccount')).toBe(a.accountPay + a.familyAccountPay)
  expect(fundParts.reduce((sum, { amount }) => sum + amount, 0)).toBe(
    a.fundTotal + a.accountPay + a.familyAccountPay,
  )
})

property('the trace tells what was computed, and every step of it cites a clause', (facts, policy) => {
  const { settlement, trace } = policy.settleWithTrace(facts)
  expect(settlement).toEqual(policy.settle(facts))
  const told = (step: string) =>
    trace.filter((one) => one.step === step).reduce((sum, { amount }) => sum + amount, 0)
  for (const { clauses } of trace) expect(clauses).not.toHaveLength(0)
  expect(told('civilServant')).toBe(settlement.amounts.civilServantPay)
  expect(told('enterprise')).toBe(settlement.amounts.enterprisePay)
  expect(told('familyAccount')).toBe(settlement.amounts.familyAccountPay)
})

property('ordinary outpatient care is not helped by assistance, whatever the title', (facts, policy) => {
  const episode = { ...facts.episode, type: 'outpatient' as const, benefitCode: null }
  const { amounts, year } = policy.settle({ ...facts, episode })
  expect(amounts.assistancePay).toBe(0)
  expect(year.layerBurden?.assistance).toBe(facts.year.layerBurden?.assistance)
})
