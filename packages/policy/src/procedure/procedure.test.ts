import { describe, expect, test } from 'vitest'
import { readBundle } from '../bundle/read-bundle.ts'
import { calc } from '../cases/calc.ts'
import { bundleOf, regionFiles } from '../cases/specimen.ts'

const sichuan = bundleOf('sichuan')
const shelf = new Map([[sichuan.region, sichuan]])
const answer = (input: object, on = shelf) =>
  calc({ id: 'c', region: '510000', ...input }, on, { explain: true })
const errorOf = (input: object) => answer(input).error

describe('a time', () => {
  const asked = { kind: 'deadline', deadline: 'tellWhatIsMissing', event: '2022-03-01', asOf: '2022-03-02' }

  test.each<[string, object, object]>([
    ['of a name that nobody knows', { deadline: 'tell' }, { code: 'bad-value', path: 'deadline' }],
    ['done before its event', { done: '2022-02-28' }, { code: 'bad-date', path: 'done' }],
    ['asked before it was done', { done: '2022-03-03' }, { code: 'bad-date', path: 'asOf' }],
    ['asked before its event', { asOf: '2022-02-28' }, { code: 'bad-date', path: 'asOf' }],
    [
      'that nothing pauses',
      { paused: [{ from: '2022-03-02', to: '2022-03-03' }] },
      { code: 'impossible', path: 'paused' },
    ],
    [
      'with a pause that ends before it begins',
      { deadline: 'evaluation', paused: [{ from: '2022-03-03', to: '2022-03-02' }] },
      { code: 'bad-date', path: 'paused[0].to' },
    ],
    [
      'of working days that are not published',
      { event: '2098-12-31', asOf: '2099-01-01' },
      { code: 'no-calendar', path: 'event' },
    ],
    [
      'before the law began',
      { event: '2021-12-28', asOf: '2021-12-28' },
      { code: 'no-parameters', path: 'event' },
    ],
  ])('%s is refused', (_, parts, error) => {
    expect(errorOf({ ...asked, ...parts })).toMatchObject(error)
  })
})

describe('a list of conditions', () => {
  const asked = { kind: 'checklist', checklist: 'hospitalBasic', date: '2022-03-01' }

  test.each<[string, object, object]>([
    ['of a fact that it does not ask for', { bedrooms: 3 }, { code: 'unknown-key', path: 'facts.bedrooms' }],
    ['of a claim that is a number', { rules: 1 }, { code: 'bad-value', path: 'facts.rules' }],
    ['of a day that does not exist', { operatingSince: '2022-02-30' }, { path: 'facts.operatingSince' }],
    ['of a number that is a text', { beds: '100' }, { code: 'bad-value', path: 'facts.beds' }],
  ])('answers nothing %s', (_, facts, error) => {
    expect(errorOf({ ...asked, facts })).toMatchObject(error)
  })
})

describe('a score', () => {
  /** A city below the province that has set its points, as article 16 leaves to it. */
  const city = (() => {
    const above = Object.entries(regionFiles('sichuan')).map(([name, text]) => [`above/${name}`, text])
    const read = readBundle({
      ...Object.fromEntries(above),
      'bundle.yaml': '{ region: "519900", name: 某市, from: "2022-01-01", extends: sichuan }',
      'sources.yaml':
        '{ document: 某市细则, title: 某市评分表, from: "2022-01-01", clauses: { XX-1: { label: 一, gist: 分值。 } } }',
      'score-sheets.yaml': `
sheets:
  pharmacy:
    - from: "2022-01-01"
      cite: XX-1
      title: 零售药店的综合指标评分
      first: { cite: SC-15, lists: [pharmacyBasic, pharmacyRefusal] }
      scored: { cite: SC-18, items: { stockRecords: { text: 记录, points: 60 }, dataTransfer: { text: 联网, points: 40 } } }
      passMark: { cite: SC-16, points: 80 }`,
    })
    if (!read.ok) throw new Error(JSON.stringify(read.error))
    return new Map([[read.value.region, read.value]])
  })()

  const pharmacyBasic = {
    licences: true,
    operatingSince: '2021-12-01',
    rules: true,
    pharmacistsRegisteredHere: 1,
    insuranceStaff: 2,
    drugsByClassAndArea: true,
    systemConnected: true,
    standardCodes: true,
    databases: true,
    stockSystem: true,
  }
  const pharmacyRefusal = {
    penaltyNotPerformed: false,
    fraudFoundOn: null,
    terminatedForOffenceOn: null,
    terminatedForBreachOn: null,
    principalEndedAgreementOn: null,
    principalOnDishonestList: false,
    otherGround: false,
  }
  const applies = (stockRecords: number, parts: object = {}, region = '519900') => ({
    kind: 'scoreSheet',
    region,
    sheet: 'pharmacy',
    date: '2022-03-01',
    facts: { pharmacyBasic, pharmacyRefusal },
    scores: { stockRecords, dataTransfer: 30 },
    ...parts,
  })

  test.each([
    [49, false],
    [50, true],
    [51, true],
  ])('of %i and 30 points against a pass mark of 80 passes: %s (SC-16)', (points, isPassed) => {
    expect(answer(applies(points), city)).toMatchObject({
      result: { isPassed, score: points + 30, passMark: 80 },
    })
  })

  test.each<[string, object, object]>([
    ['above the points of its item', applies(61), { code: 'bad-value', path: 'scores.stockRecords' }],
    ['below zero', applies(-1), { code: 'negative', path: 'scores.stockRecords' }],
    ['that lacks an item', applies(50, { scores: { stockRecords: 50 } }), { path: 'scores' }],
    ['of an unknown item', applies(50, { scores: { beauty: 1 } }), { path: 'scores.beauty' }],
    ['beside facts of an unknown list', applies(50, { facts: { beauty: {} } }), { path: 'facts.beauty' }],
    [
      'beside a fact that no list asks for',
      applies(50, { facts: { pharmacyBasic: { beds: 1 } } }),
      { path: 'facts.pharmacyBasic.beds' },
    ],
  ])('%s is refused', (_, input, error) => {
    expect(answer(input, city).error).toMatchObject(error)
  })

  test('cannot be given where the area has set no points', () => {
    expect(errorOf(applies(50, {}, '510000'))).toMatchObject({ code: 'no-parameters', path: 'region' })
  })
})

test('nobody is twice in one team', () => {
  const members = [
    { id: 'a', field: 'insurance' },
    { id: 'a', field: 'medicine' },
  ]
  const asked = { kind: 'panel', panel: 'evaluation', date: '2022-03-01', byThirdParty: false, members }
  expect(errorOf(asked)).toMatchObject({ code: 'duplicate', path: 'members[1].id' })
})
