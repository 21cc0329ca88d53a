import { inForce } from '../bundle/histories.ts'
import type { Bundle } from '../bundle/read-bundle.ts'
import type { BenefitFile, CommonFile } from '../bundle/schema.ts'
import type { Enacted } from '../bundle/values.ts'
import type { EpisodeFacts, EpisodeType, PersonFacts, Scheme } from '../facts.ts'

// Distributes over 'undefined', which an optional word has beside its history.
type Entry<History> = History extends readonly (infer Value)[] ? Value : never

/** One benefit's values in force on one day. */
export interface Terms {
  type: EpisodeType
  facilities: Entry<BenefitFile['facilities']> | null
  lines: Entry<BenefitFile['lines']> | null
  maternity: Entry<BenefitFile['maternity']> | null
  deductible: Entry<BenefitFile['deductible']> | null
  firstSelfPay: Entry<BenefitFile['firstSelfPay']> | null
  ratio: Entry<BenefitFile['ratio']>
  bonus: Entry<BenefitFile['bonus']> | null
  offsite: Entry<BenefitFile['offsite']> | null
  counts: Entry<BenefitFile['counts']>
  maxima: readonly { counter: string; entry: Entry<BenefitFile['maxima'][string]> }[]
}

/** What applies to every benefit on one day. */
export interface CommonTerms {
  scope: Enacted
  ceiling: Enacted
  exclusions: Enacted & { reasons: readonly string[] }
  catastrophic: Readonly<Partial<Record<Scheme, CatastrophicTerms>>>
  employerLiability: Enacted | null
  account: (Enacted & { schemes: readonly Scheme[] }) | null
  assistance: (Enacted & { missing: string }) | null
}

export type CatastrophicTerms = Entry<CommonFile['catastrophic']['employee']>

/** Finds the terms of an episode; a stay of a certified major disease may have its own. */
export interface DayTerms {
  common: CommonTerms
  of: (scheme: Scheme, episode: Pick<EpisodeFacts, 'type' | 'benefitCode'>) => Terms | null
}

/** Picks every value in force on a day out of a bundle that was read without faults. */
export function termsOn(bundle: Bundle, common: CommonFile, day: string): DayTerms {
  const ordinary: Table = { employee: {}, resident: {}, student: {} }
  const major: Table = { employee: {}, resident: {}, student: {} }
  for (const file of bundle.benefits)
    for (const scheme of file.schemes)
      (file.benefitCode === undefined ? ordinary : major)[scheme][file.benefit] = termsOf(file, day)
  return {
    common: commonOn(common, day),
    of: (scheme, { type, benefitCode }) =>
      (benefitCode === 'majorDisease' ? major[scheme][type] : undefined) ?? ordinary[scheme][type] ?? null,
  }
}

/** The value for this person where a word gives one per scheme, status or tier; null where the bundle has none. */
export function forPerson<Value>(
  table: Value | Partial<Record<string, Value>>,
  person: PersonFacts,
): Value | null {
  if (typeof table !== 'object' || table === null) return table
  const rows = table as Partial<Record<string, Value>>
  const row = rowFor(rows, person)
  return row === null ? null : (rows[row] ?? null)
}

/** The row of a table by scheme, status or tier that holds for this person. */
export function rowFor(table: Partial<Record<string, unknown>>, person: PersonFacts): string | null {
  const status = person.status === 'flexible' ? 'active' : person.status
  if (table[status] !== undefined) return status
  if (table[person.scheme] !== undefined) return person.scheme
  const tier = person.tier === 1 ? 'tier1' : 'tier2'
  return person.tier !== null && table[tier] !== undefined ? tier : null
}

type Table = Record<Scheme, Partial<Record<EpisodeType, Terms>>>

function termsOf(file: BenefitFile, day: string): Terms {
  const optional = <Value extends Enacted>(entries: Value[] | undefined): Value | null =>
    entries === undefined ? null : inForce(entries, day)
  const needed = <Value extends Enacted>(entries: Value[]): Value => {
    const entry = inForce(entries, day)
    if (entry === null) throw new Error(`broken invariant: ${file.benefit} has no value on ${day}`)
    return entry
  }
  return {
    type: file.benefit,
    facilities: optional(file.facilities),
    lines: optional(file.lines),
    maternity: optional(file.maternity),
    deductible: optional(file.deductible),
    firstSelfPay: optional(file.firstSelfPay),
    ratio: needed(file.ratio),
    bonus: optional(file.bonus),
    offsite: optional(file.offsite),
    counts: needed(file.counts),
    maxima: Object.entries(file.maxima).map(([counter, entries]) => ({ counter, entry: needed(entries) })),
  }
}

function commonOn(common: CommonFile, day: string): CommonTerms {
  const needed = <Value extends Enacted>(entries: Value[]): Value => {
    const entry = inForce(entries, day)
    if (entry === null) throw new Error(`broken invariant: no value on ${day}`)
    return entry
  }
  const optional = <Value extends Enacted>(entries: Value[] | undefined): Value | null =>
    entries === undefined ? null : needed(entries)
  const { employee, resident } = common.catastrophic
  return {
    scope: needed(common.scope),
    ceiling: needed(common.ceiling),
    exclusions: needed(common.exclusions),
    catastrophic: {
      ...(employee === undefined ? {} : { employee: needed(employee) }),
      ...(resident === undefined ? {} : { resident: needed(resident) }),
    },
    employerLiability: optional(common.employerLiability),
    account: optional(common.account),
    assistance: optional(common.assistance),
  }
}
