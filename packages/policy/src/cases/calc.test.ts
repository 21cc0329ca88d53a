import { expect, test } from 'vitest'
import { calc } from './calc.ts'
import { bundleOf } from './specimen.ts'

const shelf = new Map(
  ['jingmen', 'erenhot', 'shapingba', 'siping']
    .map((place) => bundleOf(place))
    .map((bundle) => [bundle.region, bundle]),
)

const LINE = { class: 'A', kind: 'drug', unitPrice: 2500, quantity: 4, amount: 10000 }

/** A well-formed case, changed by the given parts. */
const aCase = (
  parts: { person?: object; year?: object; episode?: object; line?: object; top?: object } = {},
): object => ({
  id: 'c',
  kind: 'settlement',
  region: '420800',
  person: { scheme: 'employee', status: 'active', birthDate: '1980-05-01', ...parts.person },
  year: parts.year ?? {},
  episode: {
    type: 'inpatient',
    facility: { level: 3, kind: 'hospital' },
    start: '2025-03-01',
    end: '2025-03-10',
    lines: [{ ...LINE, ...parts.line }],
    ...parts.episode,
  },
  ...parts.top,
})

const errorOf = (input: unknown) => calc(input, shelf, { explain: false }).error

test('a well-formed case has a result', () => {
  expect(calc(aCase(), shelf, { explain: false })).toMatchObject({
    id: 'c',
    kind: 'settlement',
    result: { totalCost: 10000 },
  })
})

test.each<[string, Parameters<typeof aCase>[0], string, string]>([
  ['a negative amount', { line: { amount: -1 } }, 'negative', 'episode.lines[0].amount'],
  ['a fraction of a fen', { line: { unitPrice: 0.5 } }, 'bad-value', 'episode.lines[0].unitPrice'],
  ['money as text', { line: { unitPrice: '2500' } }, 'bad-value', 'episode.lines[0].unitPrice'],
  [
    'a misspelt limit',
    { year: { limitPaid: { majordisease: 100 } } },
    'bad-limit',
    'year.limitPaid.majordisease',
  ],
  [
    'a period that is none',
    { year: { limitPaid: { 'M03900@2024Q5': 1 } } },
    'bad-limit',
    'year.limitPaid.M03900@2024Q5',
  ],
  [
    'an amount that is not price × quantity',
    { line: { amount: 10001 } },
    'amount-mismatch',
    'episode.lines[0].amount',
  ],
  [
    'a quantity with five decimals',
    { line: { quantity: '0.00001', amount: 0 } },
    'bad-value',
    'episode.lines[0].quantity',
  ],
  [
    'a fractional quantity that is no string',
    { line: { quantity: 0.5, amount: 1250 } },
    'bad-value',
    'episode.lines[0].quantity',
  ],
  ['a misspelt key', { line: { bonuspoints: 3 } }, 'unknown-key', 'episode.lines[0].bonuspoints'],
  ['an unknown key at the top', { top: { note: '' } }, 'unknown-key', 'note'],
  ['a date that does not exist', { episode: { end: '2025-02-29' } }, 'bad-date', 'episode.end'],
  ['a discharge before the admission', { episode: { end: '2025-02-28' } }, 'bad-date', 'episode.end'],
  ['a line after the discharge', { line: { date: '2025-03-11' } }, 'bad-date', 'episode.lines[0].date'],
  ['a birth after the admission', { person: { birthDate: '2025-03-02' } }, 'bad-date', 'person.birthDate'],
  ['a status of another scheme', { person: { status: 'resident' } }, 'bad-status', 'person.status'],
  ['a person with rules of his own', { person: { status: 'special' } }, 'special-status', 'person.status'],
  ['an unknown category', { person: { categories: ['rich'] } }, 'bad-value', 'person.categories[0]'],
  ['a tier where there are none', { person: { tier: 1 } }, 'bad-tier', 'person.tier'],
  [
    'a stay in a pharmacy',
    { episode: { facility: { level: 1, kind: 'pharmacy' } } },
    'bad-facility',
    'episode.facility.kind',
  ],
  [
    'a level that does not exist',
    { episode: { facility: { level: 4, kind: 'hospital' } } },
    'bad-value',
    'episode.facility.level',
  ],
  [
    'off-site care without its kind',
    { episode: { facility: { level: 3, kind: 'hospital', local: false } } },
    'bad-offsite',
    'episode.offsite',
  ],
  [
    'a referral out of town at a local hospital',
    { episode: { offsite: 'referral' } },
    'bad-offsite',
    'episode.offsite',
  ],
  ['a consultation fee that is a drug', { line: { fee: 'consultation' } }, 'bad-fee', 'episode.lines[0].fee'],
  ['bonus points on a drug', { line: { bonusPoints: 3 } }, 'bad-bonus', 'episode.lines[0].bonusPoints'],
  [
    'two bonus points',
    { line: { kind: 'tcm', bonusPoints: 2 } },
    'bad-bonus',
    'episode.lines[0].bonusPoints',
  ],
  [
    'eleven bonus points',
    { line: { kind: 'tcm', bonusPoints: 11 } },
    'bad-bonus',
    'episode.lines[0].bonusPoints',
  ],
  [
    'a chronic visit without its disease',
    { episode: { type: 'chronic' } },
    'bad-benefit-code',
    'episode.benefitCode',
  ],
  ['money above 10^15', { year: { pooledPaid: 1_000_000_000_000_001 } }, 'bad-value', 'year.pooledPaid'],
  ['a place that has no bundle', { top: { region: '420100' } }, 'unknown-region', 'region'],
  ['a place that has no benefits', { top: { region: '220300' } }, 'no-rule', 'region'],
  ['a case without its kind', { top: { kind: undefined } }, 'missing', 'kind'],
  ['a kind that has no rule', { top: { kind: 'wish' } }, 'unknown-kind', 'kind'],
  [
    'a day before the law',
    { episode: { start: '2024-06-01', end: '2024-06-30' } },
    'no-parameters',
    'episode.end',
  ],
  [
    'a benefit without figures',
    { episode: { type: 'chronic', benefitCode: 'M01600' } },
    'no-parameters',
    'episode.type',
  ],
])('%s is an error with its path', (_, parts, code, path) => {
  expect(errorOf(aCase(parts))).toMatchObject({ code, path })
})

test('a malformed case is reported before a missing figure', () => {
  expect(
    errorOf(aCase({ episode: { type: 'chronic', benefitCode: 'M01600' }, line: { amount: 1 } })),
  ).toMatchObject({
    code: 'amount-mismatch',
  })
})

test.each([[null], [[]], ['text'], [7], [{}]])('%j is no case', (input) => {
  expect(errorOf(input)).toBeDefined()
})

test('no lines, zero prices and zero quantities are allowed', () => {
  expect(errorOf(aCase({ episode: { lines: [] } }))).toBeUndefined()
  expect(errorOf(aCase({ line: { unitPrice: 0, quantity: '0.0001', amount: 0 } }))).toBeUndefined()
  expect(errorOf(aCase({ line: { quantity: 0, amount: 0 } }))).toBeUndefined()
})

test('the last day of June 2024 has no law here, the first of July has', () => {
  const until = (end: string) => aCase({ episode: { start: '2024-06-20', end } })
  expect(errorOf(until('2024-06-30'))?.code).toBe('no-parameters')
  expect(errorOf(until('2024-07-01'))).toBeUndefined()
})

test.each([
  ['day surgery', { type: 'daySurgery' }],
  ['a chronic disease', { type: 'chronic', benefitCode: 'M01600' }],
  ['a separately paid drug', { type: 'separateDrug' }],
])('%s is no ordinary outpatient visit in Erenhot (EL-9)', (_, parts) => {
  const visit = {
    ...parts,
    facility: { level: 3, kind: 'hospital' },
    start: '2025-03-01',
    end: '2025-03-01',
    lines: [{ ...LINE }],
  }
  const person = { conditions: ['chronic:M01600'] }
  expect(errorOf(aCase({ top: { region: '152501' }, episode: visit, person }))).toMatchObject({
    code: 'no-parameters',
    path: 'episode.type',
  })
})

test.each([
  'majorDisease',
  'M03900',
  'M03900@2025Q1',
  'M03900@2025-03',
  // Not of the national catalogue, and named by the case itself.
  'tb',
])('%s may have paid before in a place without a list of diseases', (key) => {
  const person = { conditions: ['chronic:tb'] }
  expect(errorOf(aCase({ person, year: { limitPaid: { [key]: 100 } } }))).toBeUndefined()
})
