import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Bundle, readBundle } from '../bundle/read-bundle.ts'
import { bundleOf, regionFiles } from '../cases/specimen.ts'
import { applyChange } from '../change/apply-change.ts'
import { readChange } from '../change/change.ts'
import { EMPTY_YEAR, type YearState } from '../facts.ts'
import { compilePolicy, type Policy } from '../policy.ts'
import type { SettlementAmounts } from '../settlement.ts'
import { anyEpisode, anyPersonYear } from './arbitrary-years.ts'
import { blockOf } from './block-of.ts'
import { COUNTER } from './cell.ts'
import { compileKernel, type Kernel } from './kernel.ts'
import type { PersonYear } from './person-year.ts'
import { AMOUNTS } from './row.ts'

function lawsOn(bundle: Bundle, day: string): { policy: Policy; kernel: Kernel } {
  const [policy, kernel] = [compilePolicy(bundle, day), compileKernel(bundle, day)]
  if (!policy.ok || !kernel.ok) throw new Error(JSON.stringify([policy, kernel]))
  return { policy: policy.value, kernel: kernel.value }
}

/** Only care for which the law has figures; the rest is another test. */
function covered(policy: Policy, years: readonly PersonYear[]): PersonYear[] {
  return years.map((one) => ({
    ...one,
    episodes: one.episodes.filter(({ episode }) => policy.covers(one.person.scheme, episode)),
  }))
}

interface Seen extends SettlementAmounts {
  year: Omit<YearState, 'limitPaid'> & { account: number }
}

/** The person's year settled one by one as the counter does, each from the year and the account that the last one left. */
function oneByOne(policy: Policy, { person, episodes }: PersonYear): Seen[] {
  let year: YearState = EMPTY_YEAR
  let account = person.accountBalance
  return episodes.map(({ episode, useAccount }) => {
    const facts = { person: { ...person, accountBalance: account }, year, episode, useAccount }
    const { amounts, year: after } = policy.settle(facts)
    year = after
    account -= amounts.accountPay
    const { limitPaid: _, ...counters } = after
    return { ...amounts, year: { ...counters, account } }
  })
}

const amountsOf = (row: Float64Array): SettlementAmounts =>
  // Every amount of a settlement has its place in a row.
  Object.fromEntries(AMOUNTS.map((name, at) => [name, row[at] ?? 0])) as unknown as SettlementAmounts

function inColumns(kernel: Kernel, years: readonly PersonYear[]): Seen[] {
  const rows: Seen[] = []
  const refused = kernel.settle(blockOf(years, 0, 2025), ({ amounts, year }) => {
    const { catastrophicDue: _, used, ...counters } = year
    const paid = {
      pooledPaid: used[COUNTER.pooledPaid] ?? 0,
      outpatientPaid: used[COUNTER.outpatientPaid] ?? 0,
    }
    rows.push({ ...amountsOf(amounts), year: { ...counters, ...paid } })
  })
  expect(refused).toBeNull()
  return rows
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
    const { policy, kernel } = lawsOn(bundle, day)
    fc.assert(
      fc.property(fc.array(anyPersonYear(schemes), { maxLength: 6 }), (any) => {
        const years = covered(policy, any)
        expect(inColumns(kernel, years)).toEqual(years.flatMap((one) => oneByOne(policy, one)))
      }),
      { numRuns: 300 },
    )
  })
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
