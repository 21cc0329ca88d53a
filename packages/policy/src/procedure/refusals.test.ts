import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { calc } from '../cases/calc.ts'
import { bundleOf } from '../cases/specimen.ts'

const REGIONS = new URL('../../../../regions/', import.meta.url)
const shelf = new Map(
  readdirSync(REGIONS)
    .map((place) => bundleOf(place))
    // Drafts are asked as they will stand when they are promulgated.
    .map((bundle) => [bundle.region, { ...bundle, place: { ...bundle.place, inForce: true } }] as const),
)

const draw = { kind: 'draw', region: '990001', draw: 'random', date: '2021-03-01', seed: 's', objects: [] }
const hospital = (id: string) => ({ id, kind: 'hospital' })
const ratio = { kind: 'ratioLimit', region: '320681', ratio: 'expenditureGrowth', date: '2021-06-30' }
const share = { ...ratio, region: '990001', ratio: 'inspected' }
const paid = { kind: 'providerPayment', region: '420800', care: 'inpatient', by: 'dip', date: '2025-12-31' }
const chosen = { kind: 'quota', region: '420100', quota: 'severeOutpatient', date: '2018-03-01' }
const both = { kind: 'mutualExclusion', region: '420100', exclusion: 'schemes' }
const employee = { of: 'employee', from: '2018-01-01', to: '2018-06-30' }
const visits = { kind: 'frequency', region: '990001', frequency: 'pharmacies', from: '2021-01-01', done: [] }
const yearly = { kind: 'yearlyDeadline', region: '320681', deadline: 'employeeTargets', year: 2022 }
const outside = {
  kind: 'externalPrescription',
  region: '440500',
  date: '2022-03-01',
  drugCost: 100,
  hospitalCost: 50,
}
const compared = {
  kind: 'dataComparison',
  region: '420800',
  comparison: 'police',
  date: '2025-03-01',
  theirs: [],
}
const exam = {
  ...{ id: 'a', patient: 'p', item: 'ct', date: '2021-06-01', institution: 'h' },
  ...{ level: 2, isPublic: true },
}

test.each<[string, object, object]>([
  [
    'a draw of a kind that has no share',
    { ...draw, objects: [{ id: 'a', kind: 'clinic' }] },
    { path: 'objects[0].kind' },
  ],
  [
    'a draw with an object twice',
    { ...draw, objects: [hospital('a'), hospital('a')] },
    { path: 'objects[1].id' },
  ],
  ['a draw without a seed', { ...draw, seed: '' }, { path: 'seed' }],
  ['a draw of records that are not listed', { ...draw, draw: 'records', outOf: 100 }, { path: 'objects' }],
  ['a surprise that does not say how many', { ...draw, draw: 'surprise' }, { path: 'number' }],
  ['a surprise of more than there are', { ...draw, draw: 'surprise', number: 1 }, { path: 'number' }],
  [
    'a draw without enough inspectors',
    { ...draw, objects: [hospital('a')], inspectors: [{ id: 'w' }], inspectorsEach: 2 },
    { path: 'inspectors' },
  ],
  ['growth over nothing', { ...ratio, part: 1, whole: 0 }, { code: 'no-base', path: 'whole' }],
  [
    'a part that is more than its whole',
    { ...share, part: 2, whole: 1 },
    { code: 'impossible', path: 'part' },
  ],
  ['a negative part', { ...share, part: -1, whole: 1 }, { code: 'negative', path: 'part' }],
  ['a method that the place does not use', { ...paid, by: 'capitation' }, { path: 'by' }],
  ['points without a number', { ...paid, rate: 1 }, { path: 'units' }],
  ['points without a value', { ...paid, units: 1 }, { code: 'no-parameters', path: 'rate' }],
  ['points with five decimals', { ...paid, units: '1.00001', rate: 1 }, { path: 'units' }],
  ['a payment above all bounds', { ...paid, units: 1_000_000_000, rate: 10 ** 15 }, { path: 'units' }],
  [
    'care under a budget that is not given',
    { ...paid, care: 'outpatientPooling', by: 'totalBudget', charges: 1 },
    { path: 'budgetLeft' },
  ],
  [
    'a choice of a kind without a place',
    { ...chosen, chosen: [{ id: 'a', kind: 'clinic' }] },
    { path: 'chosen[0].kind' },
  ],
  [
    'benefits of a scheme that is not meant',
    { ...both, first: employee, second: { ...employee, of: 'army' } },
    { path: 'second.of' },
  ],
  [
    'benefits that end before they begin',
    { ...both, first: employee, second: { ...employee, to: '2017-12-31' } },
    { path: 'second.to' },
  ],
  [
    'visits after the day of the question',
    { ...visits, done: ['2021-02-01'], asOf: '2021-01-31' },
    { path: 'done[0]' },
  ],
  ['visits asked before the plan', { ...visits, asOf: '2020-12-31' }, { path: 'asOf' }],
  ['visits over more than ten years', { ...visits, asOf: '2031-03-01' }, { path: 'asOf' }],
  ['a year asked before it began', { ...yearly, asOf: '2021-12-31' }, { path: 'asOf' }],
  ['a stay without what the fund pays', { ...outside, setting: 'inpatient' }, { path: 'fundTotal' }],
  [
    'a stay for which the fund pays more than it cost',
    { ...outside, setting: 'inpatient', fundTotal: 151 },
    { path: 'fundTotal' },
  ],
  [
    'a drug for which the fund pays more than it cost',
    { ...outside, setting: 'outpatient', drug: 101, hospital: 0 },
    { path: 'drug' },
  ],
  [
    'a person twice on one side',
    {
      ...compared,
      ours: [
        { id: 'a', claims: {} },
        { id: 'a', claims: {} },
      ],
    },
    { path: 'ours[1].id' },
  ],
  [
    'a claim that is not compared',
    { ...compared, ours: [{ id: 'a', claims: { rich: true } }] },
    { path: 'ours[0].claims.rich' },
  ],
  [
    'an examination of a level that does not exist',
    {
      kind: 'repeatedExamination',
      region: '990001',
      date: '2021-06-30',
      examinations: [{ ...exam, level: 4 }],
    },
    { path: 'examinations[0].level' },
  ],
  [
    'a reward beyond its share',
    { kind: 'procurementReward', region: '990001', date: '2022-06-30', budget: 2, spent: 1, shareBp: 5001 },
    { path: 'shareBp' },
  ],
  [
    'a member twice on a payroll',
    {
      ...{ kind: 'payrollAudit', region: '420800', date: '2025-06-30', declaredPayroll: 1, staff: 1 },
      members: [
        { id: 'a', wage: 1 },
        { id: 'a', wage: 1 },
      ],
    },
    { path: 'members[1].id' },
  ],
  [
    'a leave that ends before it begins',
    {
      kind: 'studyStatus',
      region: '500106',
      date: '2010-03-01',
      leave: { from: '2010-03-02', to: '2010-03-01', reportedOn: null },
    },
    { path: 'leave.to' },
  ],
  [
    'a district of another city',
    {
      kind: 'settlingAgency',
      region: '420100',
      date: '2018-01-01',
      insuredDistrict: '420802',
      providerDistrict: '420106',
    },
    { path: 'insuredDistrict' },
  ],
  ['a place that has no such rule', { ...draw, region: '420800' }, { code: 'no-rule', path: 'region' }],
  [
    'a window of a name that nobody knows',
    { kind: 'window', region: '500106', window: 'x', date: '2010-03-01' },
    { path: 'window' },
  ],
  [
    'a plan on a day that does not exist',
    { kind: 'plan', region: '990001', plan: 'inspectionYear', date: '2021-02-29' },
    { code: 'bad-date', path: 'date' },
  ],
])('%s is refused', (_, input, error) => {
  expect(calc({ id: 'c', ...input }, shelf, { explain: false }).error).toMatchObject(error)
})

test('a draw does not depend on the order of its lists', () => {
  const objects = ['a', 'b', 'c', 'd', 'e'].map(hospital)
  const inspectors = ['w', 'x', 'y'].map((id) => ({ id }))
  const drawn = (all: object[], by: object[]) =>
    calc({ id: 'c', ...draw, objects: all, inspectors: by, inspectorsEach: 2 }, shelf, { explain: false })
  const first = drawn(objects, inspectors)
  expect(first.result).toMatchObject({ drawn: expect.arrayContaining([expect.anything()]) })
  expect(drawn([...objects].reverse(), [...inspectors].reverse())).toEqual(first)
})
