import { expect, test } from 'vitest'
import { calc } from './calc.ts'
import { bundleOf } from './specimen.ts'

const shelf = new Map(
  ['jingmen', 'erenhot', 'shapingba', 'siping', 'jiangxi', 'wuhan']
    .map((place) => bundleOf(place))
    .map((bundle) => [bundle.region, bundle]),
)
const answer = (input: object) => calc({ id: 'c', ...input }, shelf, { explain: true })
const errorOf = (input: object) => answer(input).error

const flexible = (parts: object, month = '2025-03', region = '420800') => ({
  kind: 'contribution',
  region,
  month,
  payer: { type: 'flexible', base: 450_000, rateBp: 1000, ...parts },
})
const employer = (parts: object) => ({
  kind: 'contribution',
  region: '420800',
  month: '2025-03',
  payer: { type: 'employer', lastYearPayroll: 1, members: [], ...parts },
})
const resident = (parts: object, region = '420800') => ({
  kind: 'contribution',
  region,
  month: '2025-03',
  payer: { type: 'resident', year: 2025, birthDate: '1980-01-01', arrived: '2024-10-01', ...parts },
})
const retirement = (parts: object) => ({
  kind: 'retirement',
  region: '420800',
  date: '2025-06-30',
  sex: 'M',
  birthDate: '1965-06-12',
  paidMonthsHere: 100,
  paidMonthsElsewhere: 120,
  deemedMonths: 60,
  flexibleBase: 450_000,
  rateBp: 800,
  ...parts,
})
const deposit = (parts: object) => ({
  kind: 'accountDeposit',
  region: '152501',
  month: '2022-11',
  person: { status: 'active', base: 500_000 },
  averagePension: 0,
  ...parts,
})
const reserve = (parts: object) => ({
  kind: 'reserve',
  region: '420800',
  lastYearIncome: 100,
  reserveBefore: 0,
  rateBp: 500,
  ...parts,
})
const netting = (bill: object, region = '220300') => ({
  kind: 'netting',
  region,
  bills: [{ insuredCounty: '220322', providerCounty: '220323', fund: 'employee', amount: 1, ...bill }],
})
const penalty = (parts: object) => ({
  kind: 'penalty',
  region: '360000',
  article: '39',
  amount: 0,
  lastYearFundPay: 1,
  first: false,
  corrected: false,
  refused: true,
  intent: false,
  accountOnly: false,
  selfInspected: false,
  individual: false,
  grave: false,
  falseInformation: false,
  ...parts,
})

test.each<[string, object, string, string]>([
  ['a rate that never was', flexible({ rateBp: 900 }), 'bad-value', 'payer.rateBp'],
  [
    'a rate that never was, also before the first day',
    flexible({ rateBp: 900 }, '2024-06'),
    'bad-value',
    'payer.rateBp',
  ],
  ['a rate of the law before its first day', flexible({}, '2024-06'), 'no-parameters', 'month'],
  ['a month that does not exist', flexible({}, '2025-13'), 'bad-date', 'month'],
  ['a misspelt key', flexible({ rate: 1 }), 'unknown-key', 'payer.rate'],
  [
    'a misspelt key that leaves out a needed one',
    flexible({ base: undefined, bas: 1 }),
    'unknown-key',
    'payer.bas',
  ],
  ['a payer that does not exist', flexible({ type: 'state' }), 'bad-value', 'payer.type'],
  [
    'flexible workers where nobody asks them',
    flexible({}, '2010-03', '500106'),
    'no-parameters',
    'payer.type',
  ],
  ['contributions of a place without any', flexible({}, '2025-03', '220300'), 'no-rule', 'region'],
  ['a place that nobody knows', flexible({}, '2025-03', '999999'), 'unknown-region', 'region'],
  ['a base above 10^15', flexible({ base: 1e15 + 2 }), 'bad-value', 'payer.base'],
  ['half a fen', flexible({ base: 0.5 }), 'bad-value', 'payer.base'],
  [
    'a member who stands twice',
    employer({ members: ['a', 'b', 'a'].map((id) => ({ id, lastYearWage: 1 })) }),
    'duplicate',
    'payer.members[2].id',
  ],
  [
    'a member with a negative wage',
    employer({ members: [{ id: 'a', lastYearWage: -1 }] }),
    'negative',
    'payer.members[0].lastYearWage',
  ],
  ['a year of which no standard is known', resident({ year: 2099 }), 'no-parameters', 'payer.year'],
  ['a birth after the year', resident({ birthDate: '2026-01-01' }), 'bad-date', 'payer.birthDate'],
  ['a payment before birth', resident({ arrived: '1979-01-01' }), 'bad-date', 'payer.arrived'],
  [
    'residents of a city whose standards were not found',
    resident({ year: 2025 }, '420100'),
    'no-parameters',
    'payer.year',
  ],
  ['a rate of nobody at retirement', retirement({ rateBp: 801 }), 'bad-value', 'rateBp'],
  [
    'a rate of nobody, also before the first day',
    retirement({ rateBp: 801, date: '2024-06-30' }),
    'bad-value',
    'rateBp',
  ],
  ['a retirement before the law', retirement({ date: '2024-06-30' }), 'no-parameters', 'date'],
  ['a retirement before birth', retirement({ birthDate: '2026-01-01' }), 'bad-date', 'birthDate'],
  ['a debt above 2^53', retirement({ flexibleBase: 1e15, paidMonthsHere: 0 }), 'bad-value', 'flexibleBase'],
  ['a deposit before the law', deposit({ month: '2022-09' }), 'no-parameters', 'month'],
  [
    'a deposit of the retired where the figure was not found',
    deposit({ region: '420800', month: '2025-01', person: { status: 'retired', base: 0 } }),
    'no-parameters',
    'month',
  ],
  ['a ratio below the range', reserve({ rateBp: 299 }), 'bad-value', 'rateBp'],
  ['a ratio above the range', reserve({ rateBp: 1001 }), 'bad-value', 'rateBp'],
  ['a county of another city', netting({ insuredCounty: '220102' }), 'bad-value', 'bills[0].insuredCounty'],
  ['a fund that is not cleared so', netting({ fund: 'assistance' }), 'bad-value', 'bills[0].fund'],
  ['netting where no counties are', netting({}, '420800'), 'no-rule', 'region'],
  [
    'a bill before its fund was unified',
    netting({ settledOn: '2022-12-30' }),
    'before-unification',
    'bills[0].settledOn',
  ],
  ['article 39 without its item', penalty({}), 'bad-value', 'item'],
  ['article 39 with an item that it does not have', penalty({ item: 8 }), 'bad-value', 'item'],
  ['corrected and refused at once', penalty({ item: 1, corrected: true }), 'impossible', 'refused'],
  ['a penalty where no standard is', penalty({ item: 1, region: '420800' }), 'no-rule', 'region'],
])('%s is an error with its path', (_, input, code, path) => {
  expect(errorOf(input)).toMatchObject({ code, path })
})

test('the day of unification itself is cleared, a bill of the other fund a year earlier too', () => {
  expect(errorOf(netting({ settledOn: '2022-12-31' }))).toBeUndefined()
  expect(errorOf(netting({ fund: 'resident', settledOn: '2021-01-01' }))).toBeUndefined()
  expect(errorOf(netting({ fund: 'resident', settledOn: '2020-12-31' }))?.code).toBe('before-unification')
})

test.each([99, null, 'six'])('other articles do not look at the item: %s', (item) => {
  expect(answer(penalty({ article: '37', refused: false, item }))).toMatchObject({
    result: { tier: 'undetermined' },
  })
})

test.each([null, 0, 1.5, '6'])('article 39 takes no item %s', (item) => {
  expect(errorOf(penalty({ item }))).toMatchObject({ code: 'bad-value', path: 'item' })
})

test.each<[string, object, string]>([
  ['what is missing', reserve({ rateBp: undefined }), "'rateBp' is missing"],
  ['a wrong type', reserve({ lastYearIncome: 100, region: 420800 }), '420800 is not of type string'],
  ['a negative amount', reserve({ reserveBefore: -1 }), '-1 is negative'],
  ['an unknown word', netting({ fund: 'state' }), "'state' is not one of employee, resident"],
  ['an unknown payer', flexible({ type: 'state' }), "'state' is not one of 'employer' | 'flexible'"],
  ['a day that is none', retirement({ date: '2025-02-29' }), "'2025-02-29': no such date"],
  ['too many months', retirement({ deemedMonths: 1e9 }), '1000000000 is above 1000000'],
])('the error says %s', (_, input, words) => {
  expect(errorOf(input)?.message).toContain(words)
})

test('the trace of a penalty shows the facts, the ranges and what the officer must know', () => {
  const facts = { article: '41.1', amount: 80_000, refused: false, first: true, corrected: true }
  const { trace } = answer(penalty(facts))
  expect(trace).toMatchObject([
    {
      what: 'article 41.1: tier',
      inputs: { amount: 80_000, first: true, grave: false },
      result: 'mitigated',
    },
    { what: 'fine from fineMin to fineMax', result: 0 },
    { what: 'months of suspension', result: '1 to 3' },
    { what: 'measures', result: 'correct, return, suspendNetworkSettlement' },
    { clauses: ['JX-5', 'JX-5-6000'], result: 'threshold-600' },
    { clauses: ['JX-8'], inputs: { corrected: true, refused: false }, result: 'corrected' },
  ])
})

test('grave consequences under article 38 change no range: the suspension that the regulation allows is shown', () => {
  const facts = { article: '38', amount: 1, lastYearFundPay: 1, refused: false }
  const grave = answer(penalty({ ...facts, grave: true }))
  expect(grave.result).toEqual(answer(penalty({ ...facts, grave: false })).result)
  expect(grave.trace).toContainEqual(expect.objectContaining({ inputs: { grave: true }, result: '6 to 12' }))
})

test('the largest figures add up exactly, above 10^15 too', () => {
  const owed = retirement({ flexibleBase: 1e15, paidMonthsHere: 120, paidMonthsElsewhere: 120 })
  expect(answer(owed).result).toEqual({ free: false, monthsOwed: 60, amountOwed: 4_800_000_000_090_000 })
  const bill = { insuredCounty: '220322', providerCounty: '220323', fund: 'employee', amount: 1e15 }
  expect(answer({ kind: 'netting', region: '220300', bills: [bill, bill, bill] }).result).toMatchObject({
    rows: [{ net: -3e15 }, { net: 3e15 }],
  })
})
