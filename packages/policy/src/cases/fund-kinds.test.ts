import { expect, test } from 'vitest'
import { calc } from './calc.ts'
import {
  bill,
  birth,
  books,
  budget,
  change,
  claim,
  deficit,
  deposit,
  duties,
  duty,
  ERENHOT,
  execution,
  grant,
  JINGMEN,
  keeper,
  MONTHS,
  movement,
  outOfPolicy,
  paid,
  pooledOnly,
  procured,
  provider,
  receipt,
  report,
  SHAPINGBA,
  SIPING,
  SPECIMENS,
  spent,
  statement,
  stay,
  supplementary,
  surplus,
  tracked,
  transfer,
  unpaid,
  used,
} from './fund-specimens.ts'
import { bundleOf } from './specimen.ts'

const shelf = new Map(
  ['jingmen', 'erenhot', 'shapingba', 'siping', 'jiangxi', 'example-city']
    .map((place) => bundleOf(place))
    .map((bundle) => [bundle.region, bundle]),
)
const answer = (input: object) => calc({ id: 'c', ...input }, shelf, { explain: true })

test.each(SPECIMENS)('a well-formed case of %s has an answer, each step with its clause', (_, of) => {
  const { error, trace } = answer(of({}))
  expect(error).toBeUndefined()
  for (const step of trace as { clauses: string[] }[]) expect(step.clauses[0]).toMatch(/^[A-Z]{2}-\d/)
})

test.each(SPECIMENS)('a misspelt key of %s is an error, a place without such a rule too', (_, of) => {
  expect(answer(of({ mispelt: 1 })).error).toMatchObject({ code: 'unknown-key', path: 'mispelt' })
  expect(answer(of({ region: '360000' })).error).toMatchObject({ code: 'no-rule', path: 'region' })
})

test.each<[string, object, string, string]>([
  [
    'a month of the average that is missing',
    surplus({ payments: paid(MONTHS.slice(1)) }),
    'bad-value',
    'payments',
  ],
  [
    'a month of the average that stands twice',
    surplus({ payments: paid([...MONTHS, '2025-03']) }),
    'duplicate',
    'payments[12].month',
  ],
  [
    'a negative payment',
    surplus({ payments: [{ month: '2025-01', amount: -1 }] }),
    'negative',
    'payments[0].amount',
  ],
  ['a balance above 10^15', surplus({ balance: 1e15 + 2 }), 'bad-value', 'balance'],
  ['a surplus before the law', surplus({ month: '2024-06' }), 'no-parameters', 'month'],
  ['a surplus of a place without a bound', surplus({ region: SIPING }), 'no-rule', 'region'],
  [
    'a district that stands twice in a budget',
    budget({ districts: [1, 1].map((income) => ({ district: '420802', income, expenditure: 0 })) }),
    'duplicate',
    'districts[1].district',
  ],
  [
    'income of one kind twice',
    report({ income: [1, 2].map((amount) => ({ kind: 'interest', amount })) }),
    'duplicate',
    'income[1].kind',
  ],
  [
    'income of a kind that nobody knows',
    report({ income: [{ kind: 'tax', amount: 1 }] }),
    'bad-value',
    'income[0].kind',
  ],
  ['a fifth quarter', report({ quarter: 5 }), 'bad-value', 'quarter'],
  ['a report before the law', report({ year: 2024 }), 'no-parameters', 'year'],
  ['a budget of a fund that nobody knows', budget({ fund: 'assistance' }), 'bad-value', 'fund'],
  ['a budget before the law', budget({ year: 2024 }), 'no-parameters', 'year'],
  ['a transfer of half a fen', execution({ asked: 0.5 }), 'bad-value', 'asked'],
  ['transfers above 10^15', execution({ paid: 1e15, asked: 1 }), 'bad-value', 'asked'],
  [
    'execution of the budget where the law has only its balance',
    execution({ region: JINGMEN, date: '2025-03-01' }),
    'no-parameters',
    'date',
  ],
  [
    'a station that nobody knows',
    movement({ to: { fund: 'employee', station: 'cash' } }),
    'bad-value',
    'to.station',
  ],
  ['a share below 6% or so', transfer({ rateBp: 549 }), 'bad-value', 'rateBp'],
  ['a share above 6% or so', transfer({ rateBp: 650 }), 'bad-value', 'rateBp'],
  [
    'a transfer of a year whose last standard was not found',
    transfer({ year: 2030 }),
    'no-parameters',
    'year',
  ],
  ['minus one resident', transfer({ heads: -1 }), 'negative', 'heads'],
  ['more in accounts than was financed', supplementary({ intoAccounts: 5 }), 'impossible', 'intoAccounts'],
  [
    'a claim on levels whose shares were not found',
    claim({ region: JINGMEN, districts: [{ district: '420802', heads: 1 }] }),
    'no-parameters',
    'year',
  ],
  ['a claim of a year without a standard', claim({ year: 2026 }), 'no-parameters', 'year'],
  [
    'a claim for a district twice',
    claim({ districts: [1, 2].map((heads) => ({ district: '990101', heads })) }),
    'duplicate',
    'districts[1].district',
  ],
  ['a duty twice', duties({ counties: [duty, duty] }), 'duplicate', 'counties[1]'],
  [
    'a duty that this place does not have',
    duties({ counties: [{ ...duty, item: 'surplus' }] }),
    'bad-value',
    'counties[0].item',
  ],
  [
    'a receipt without a number',
    books({ agency: [{ ...receipt, item: '' }] }),
    'bad-value',
    'agency[0].item',
  ],
  [
    'a receipt of a month that does not exist',
    books({ finance: [{ ...receipt, period: '2025-13' }] }),
    'bad-date',
    'finance[0].period',
  ],
  ['bills of the day of unification', unpaid({ date: '2021-01-01' }), 'after-unification', 'date'],
  ['bills of a county of another city', unpaid({ county: '420802' }), 'bad-value', 'county'],
  ['bills of a fund of which the law is silent', unpaid({ fund: 'employee' }), 'bad-value', 'fund'],
  ['the keeper of a fund for another city', keeper({ county: '420802' }), 'bad-value', 'county'],
  ['the keeper before the law', keeper({ date: '2020-12-31' }), 'no-parameters', 'date'],
  [
    'a deficit whose shares are for another document',
    deficit({ region: SIPING, county: '220322' }),
    'no-parameters',
    'year',
  ],
  ['a switch to the same scheme', change({ to: 'resident' }), 'impossible', 'to'],
  [
    'a discharge before admission',
    change({ stays: [{ ...stay, discharged: '2025-02-28' }] }),
    'bad-date',
    'stays[0].discharged',
  ],
  [
    'more excluded by law than self-paid',
    outOfPolicy({ providers: [{ ...provider, settlements: [{ ...bill, legallyExcluded: 6 }] }] }),
    'impossible',
    'providers[0].settlements[0].legallyExcluded',
  ],
  [
    'more self-paid than the bill',
    outOfPolicy({ providers: [{ ...provider, settlements: [{ ...bill, fullSelfPay: 6 }] }] }),
    'impossible',
    'providers[0].settlements[0].fullSelfPay',
  ],
  [
    'an institution twice',
    outOfPolicy({ providers: [provider, provider] }),
    'duplicate',
    'providers[1].provider',
  ],
  [
    'an institution of level four',
    outOfPolicy({ providers: [{ ...provider, level: 4 }] }),
    'bad-value',
    'providers[0].level',
  ],
  [
    'more procured than used',
    procured({ providers: [{ ...used, procured: 2 }] }),
    'impossible',
    'providers[0].procured',
  ],
  ['costs without a case', tracked({ cases: 0 }), 'impossible', 'cases'],
  ['a score above a hundred', deposit({ score: 101 }), 'bad-value', 'score'],
  ['a score below nothing', deposit({ score: -1 }), 'negative', 'score'],
  ['a deposit whose figures were not found', deposit({ region: JINGMEN }), 'no-parameters', 'year'],
  ['a rate below the least', pooledOnly({ rateBp: 640 }), 'bad-value', 'rateBp'],
  [
    'the least rate of a place whose employers’ rate was not found',
    pooledOnly({ region: ERENHOT, month: '2023-01' }),
    'no-parameters',
    'month',
  ],
  ['spending of a fen more than there is', statement({ opening: 0 }), 'overdrawn', 'movements[0].amount'],
  [
    'a movement of the day before',
    statement({ movements: [{ ...spent, on: '2022-12-31' }] }),
    'bad-date',
    'movements[0].on',
  ],
  ['a period that ends before it begins', statement({ to: '2022-12-31' }), 'bad-date', 'to'],
  [
    'students twice',
    grant({ students: [1, 2].map((heads) => ({ tier: 1, isDisadvantaged: false, heads })) }),
    'duplicate',
    'students[1]',
  ],
  [
    'a tier that does not exist',
    grant({ students: [{ tier: 3, isDisadvantaged: false, heads: 1 }] }),
    'bad-value',
    'students[0].tier',
  ],
  [
    'a subsidy whose amount was not found',
    birth({ region: SHAPINGBA, date: '2009-10-01' }),
    'no-parameters',
    'date',
  ],
])('%s is an error with its path', (_, input, code, path) => {
  expect(answer(input).error).toMatchObject({ code, path })
})

test('a malformed case is reported before a missing figure', () => {
  const both = deposit({ region: JINGMEN, score: 101 })
  expect(answer(both).error).toMatchObject({ code: 'bad-value', path: 'score' })
})
