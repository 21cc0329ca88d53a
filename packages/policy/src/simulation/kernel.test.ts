import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Bundle, readBundle } from '../bundle/read-bundle.ts'
import { bundleOf, regionFiles } from '../cases/specimen.ts'
import { applyChange } from '../change/apply-change.ts'
import { readChange } from '../change/change.ts'
import { anyLawOf } from './arbitrary-laws.ts'
import { anyBusyYear, anyEpisode, anyPersonYear } from './arbitrary-years.ts'
import { blockOf } from './block-of.ts'
import { type BothWays, exampleCity, lawsOn, rowsBothWays } from './compared-years.ts'
import { compileKernel } from './kernel.ts'
import type { PersonYear } from './person-year.ts'
import { AMOUNTS } from './row.ts'

function expectTheSameRows(laws: BothWays, years: readonly PersonYear[]): void {
  const [columns, oneByOne] = rowsBothWays(laws, years)
  expect(columns).toEqual(oneByOne)
  for (const row of oneByOne)
    for (const name of AMOUNTS) expect([name, Math.min(0, row[name])]).toEqual([name, 0])
}

/** Jingmen with a draft that uses the vocabulary's other forms: a proportion, a cap that is met, a share of every line. */
function otherForms(): Bundle {
  const draft = readChange(`
region: "420800"
from: "2025-01-01"
changes:
  - { file: inpatient.yaml, key: bonus, set: { neverAbove: 90% } }
  - { file: inpatient.yaml, key: offsite, set: { lowering: proportion, longTerm: 5% } }
  - { file: inpatient.yaml, key: deductible, set: { exceptions.1.amount: 50, referral.departmentNeedsFiling: true } }
  - { file: day-surgery.yaml, key: firstSelfPay, entry: { everyLine: 12.5% } }
  - { file: common.yaml, key: exclusions, entry: { reasons: [wellness, thirdParty], opens: [publicHealth, checkup, workInjury] } }
`)
  const files = draft.ok ? applyChange(regionFiles('jingmen'), draft.value) : draft
  const read = files.ok ? readBundle(files.value) : files
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  return read.value
}

describe.each([
  ['jingmen', bundleOf('jingmen'), '2025-03-10', ['employee', 'resident']],
  ['jingmen under a draft', otherForms(), '2025-03-10', ['employee', 'resident']],
  ['erenhot', bundleOf('erenhot'), '2025-03-10', ['employee']],
  ['shapingba', bundleOf('shapingba'), '2010-03-10', ['student']],
] as const)('%s', (_, bundle, day, schemes) => {
  test('columns and one settlement after the other agree to the fen on every amount of every episode', () => {
    const laws = lawsOn(bundle, day)
    fc.assert(
      fc.property(fc.array(anyPersonYear(schemes), { maxLength: 6 }), (years) =>
        expectTheSameRows(laws, years),
      ),
      { numRuns: 300 },
    )
  })
})

test.each([
  ['catastrophic insurance before the supplements', '2025-03-10'],
  ['a supplement before catastrophic insurance', '2026-03-10'],
])('%s: columns agree on every payer, and on what it counted and paid of its year', (_, day) => {
  const laws = lawsOn(exampleCity(), day)
  fc.assert(
    fc.property(fc.array(anyBusyYear, { maxLength: 6 }), (years) => expectTheSameRows(laws, years)),
    { numRuns: 300 },
  )
})

test('whatever a law says of the later payers and of diseases, columns agree with one settlement after the other', () => {
  fc.assert(
    fc.property(anyLawOf(exampleCity()), fc.array(anyBusyYear, { maxLength: 6 }), (bundle, years) =>
      expectTheSameRows(lawsOn(bundle, '2025-03-10'), years),
    ),
    { numRuns: 400 },
  )
})

test('a word that columns do not know is refused by its name', () => {
  const bundle = bundleOf('jingmen')
  const [inpatient] = bundle.benefits.filter(({ benefit }) => benefit === 'inpatient')
  const deductible = inpatient?.deductible?.map((entry) => ({ ...entry, waivedFor: ['veteran'] }))
  const benefits = bundle.benefits.map((one) => (one === inpatient ? { ...one, deductible } : one))
  // The vocabulary has no such word, so the bundle's type has none either.
  expect(compileKernel({ ...bundle, benefits } as Bundle, '2025-03-10')).toEqual({
    ok: false,
    error: { code: 'unknown-words', words: ['inpatient.deductible.waivedFor'] },
  })
})

test('care for which the law of the day has no figures stops the block and is named', () => {
  const { kernel } = lawsOn(bundleOf('erenhot'), '2025-03-10')
  const [year] = fc.sample(anyPersonYear(['employee']), 1)
  const [stay] = fc.sample(anyEpisode(), 1)
  if (year === undefined || stay === undefined) throw new Error('fast-check gives what is asked for')
  const episodes = [
    { episode: { ...stay, type: 'inpatient' as const, benefitCode: null }, useAccount: false },
  ]
  expect(kernel.settle(blockOf([{ ...year, episodes }], 0, 2025), () => {})).toEqual({
    code: 'not-covered',
    scheme: 'employee',
    type: 'inpatient',
    benefitCode: null,
  })
})

test('before the first day of a place there is no law to compile', () => {
  expect(compileKernel(bundleOf('jingmen'), '2024-06-30')).toMatchObject({
    ok: false,
    error: { code: 'before-first-day', firstDay: '2024-07-01' },
  })
})
