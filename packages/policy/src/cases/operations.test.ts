import { describe, expect, test } from 'vitest'
import { calc } from './calc.ts'
import { bundleOf } from './specimen.ts'

const shelf = new Map(
  ['jingmen', 'shapingba', 'wuhan', 'shantou', 'example-city']
    .map((place) => bundleOf(place))
    .map((bundle) => [bundle.region, bundle]),
)
const answer = (input: object) => calc({ id: 'c', ...input }, shelf, { explain: true })
const errorOf = (input: object) => answer(input).error

describe('a draft', () => {
  test('answers nothing until it is promulgated (ST-9)', () => {
    const asked = { kind: 'dualChannel', region: '440500', date: '2026-03-01', setting: 'outpatient' }
    expect(errorOf(asked)).toEqual({
      code: 'not-in-force',
      message: 'the law of 440500 is a draft and not promulgated',
      path: 'region',
    })
    const bundle = bundleOf('shantou')
    const promulgated = { ...bundle, place: { ...bundle.place, inForce: true, to: '2024-12-31' } }
    const by = (date: string) =>
      calc({ id: 'c', ...asked, date }, new Map([['440500', promulgated]]), { explain: false })
    expect(by('2024-12-31')).toMatchObject({ result: { type: 'outpatient' } })
    expect(by('2025-01-01').error).toMatchObject({ code: 'no-parameters', path: 'date' })
  })
})

describe('Wuhan', () => {
  const cash = (parts: object) => ({
    kind: 'cashReimbursement',
    region: '420100',
    treatmentEnded: '2018-03-01',
    applied: '2018-03-31',
    isStudent: false,
    isFiled: true,
    ...parts,
  })

  test.each([
    ['2018-03-31', false, true, null],
    ['2018-04-01', false, true, 'late'],
    ['2018-05-30', true, true, null],
    ['2018-05-31', true, true, 'late'],
    ['2018-03-31', false, false, 'not-filed'],
  ])(
    'an advance applied for on %s (student: %s, filed: %s) is answered with %s (WH-10.4)',
    (applied, isStudent, isFiled, refusal) => {
      expect(answer(cash({ applied, isStudent, isFiled }))).toMatchObject({
        result: { isAccepted: refusal === null, refusal },
      })
    },
  )

  test.each<[string, object, object[]]>([
    [
      'registered in a new district, living in the centre',
      { registeredIn: '420114', livesIn: '420106' },
      [{ district: '420114', managedBy: '420114' }],
    ],
    [
      'from elsewhere, living in the centre',
      { registeredIn: null, livesIn: '420106' },
      [{ district: '420106', managedBy: '420100' }],
    ],
    [
      'a newborn of parents in two districts',
      { registeredIn: null, livesIn: '420106', parents: ['420114', '420102'] },
      [
        { district: '420114', managedBy: '420114' },
        { district: '420102', managedBy: '420100' },
      ],
    ],
  ])('%s belongs to the fund of that district (WH-2, WH-4)', (_, facts, owners) => {
    expect(answer({ kind: 'fundOwnership', region: '420100', date: '2018-01-01', ...facts })).toMatchObject({
      result: { owners },
    })
  })

  const born = (registered: string, parentInsured: boolean, birthDate = '2018-06-01') => ({
    kind: 'newborn',
    region: '420100',
    birthDate,
    registered,
    parentInsured,
  })

  test.each<[string, string, boolean, object]>([
    ['2018-08-30', '2018-06-01', true, { isWaived: true, yearsOwed: [], coveredFrom: '2018-06-01' }],
    ['2018-08-31', '2018-06-01', true, { isWaived: false, yearsOwed: [2018], coveredFrom: '2018-09-01' }],
    ['2018-08-30', '2018-06-01', false, { isWaived: false, yearsOwed: [2018], coveredFrom: '2018-06-01' }],
    ['2019-01-10', '2018-12-01', true, { isWaived: true, yearsOwed: [2019], coveredFrom: '2018-12-01' }],
    [
      '2019-01-10',
      '2018-12-01',
      false,
      { isWaived: false, yearsOwed: [2018, 2019], coveredFrom: '2018-12-01' },
    ],
  ])(
    'a child registered on %s, born on %s, a parent insured: %s (WH-5)',
    (registered, birth, parentInsured, result) => {
      expect(answer(born(registered, parentInsured, birth))).toMatchObject({ result })
    },
  )

  test('a child of two years is no newborn any more (WH-5.1)', () => {
    expect(answer(born('2020-05-31', true)).error).toBeUndefined()
    expect(errorOf(born('2020-06-01', true))).toMatchObject({ code: 'impossible', path: 'registered' })
  })

  test('a district of another city owns nothing here', () => {
    const asked = { kind: 'fundOwnership', region: '420100', date: '2018-01-01' }
    expect(errorOf({ ...asked, registeredIn: '420802', livesIn: '420106' })).toMatchObject({
      path: 'registeredIn',
    })
  })

  test('settles nothing, for its figures are in a document that was not found', () => {
    const stay = {
      kind: 'settlement',
      region: '420100',
      person: { scheme: 'resident', status: 'resident', birthDate: '1980-01-01' },
      episode: {
        type: 'outpatient',
        facility: { level: 1, kind: 'hospital' },
        start: '2018-01-01',
        end: '2018-01-01',
        lines: [],
      },
    }
    expect(errorOf(stay)).toBeDefined()
  })
})

describe('two payers', () => {
  const bill = (date: string, payments: object[], region = '500106') => ({
    kind: 'oneStop',
    region,
    date,
    totalCost: 1_000_000,
    fundTotal: 700_000,
    payments,
  })
  const insurer = (pays: number, paidFirst = false) => ({
    payer: '保险公司',
    kind: 'commercial',
    pays,
    paidFirst,
  })

  test('never pay the same fen: one more than is left is refused (JM-10.4)', () => {
    expect(answer(bill('2026-03-01', [insurer(300_000)], '420800'))).toMatchObject({
      result: { personPays: 0 },
    })
    expect(errorOf(bill('2026-03-01', [insurer(300_001)], '420800'))).toMatchObject({
      code: 'paid-twice',
      path: 'payments[0].pays',
    })
  })

  test('came in any order until 31 August 2010, afterwards the scheme pays first (CQ-15)', () => {
    expect(answer(bill('2010-08-31', [insurer(400_000, true)]))).toMatchObject({
      result: { fundsPay: 600_000, personPays: 0 },
    })
    expect(errorOf(bill('2010-09-01', [insurer(400_000, true)]))).toMatchObject({
      code: 'funds-first',
      path: 'payments[0].paidFirst',
    })
  })
})

test('a household of which a month’s income is missing cannot be tested (CL-6)', () => {
  const asked = {
    kind: 'householdTest',
    region: '990100',
    date: '2026-01-15',
    selfPaidInpatient: 1,
    income: [],
  }
  expect(errorOf(asked)).toMatchObject({ code: 'bad-value', path: 'income' })
})
