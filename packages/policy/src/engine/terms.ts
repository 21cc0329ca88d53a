import { inForce } from '../bundle/histories.ts'
import type { Bundle } from '../bundle/read-bundle.ts'
import type { BenefitFile, CommonFile } from '../bundle/schema.ts'
import type { Enacted } from '../bundle/values.ts'
import type { EpisodeFacts, EpisodeType, Relation, Scheme } from '../facts.ts'
import { type DiseaseList, type DiseaseTerms, termsOfDiseases } from './diseases.ts'
import { type FirstSelfPayTerms, withFirstShares } from './first-self-pay.ts'
import { type RatioTerms, withShares } from './ratio-terms.ts'
import { type Rows, rowsOf } from './rows.ts'

// Distributes over 'undefined', which an optional word has beside its history.
type Entry<History> = History extends readonly (infer Value)[] ? Value : never

/** One benefit's values in force on one day. */
export interface Terms {
  type: EpisodeType
  facilities: Entry<BenefitFile['facilities']> | null
  lines: Entry<BenefitFile['lines']> | null
  maternity: Entry<BenefitFile['maternity']> | null
  deductible: Entry<BenefitFile['deductible']> | null
  firstSelfPay: FirstSelfPayTerms | null
  ratio: RatioTerms
  bonus: Entry<BenefitFile['bonus']> | null
  offsite: Entry<BenefitFile['offsite']> | null
  counts: Entry<BenefitFile['counts']>
  fixedFees: Entry<BenefitFile['fixedFees']> | null
  /** The disease of the list that this is about; null where the benefit has no list. */
  disease: DiseaseTerms | null
  maxima: readonly { counter: string; entry: Entry<BenefitFile['maxima'][string]>; amounts: Rows<number> }[]
}

/** What applies to every benefit on one day. */
export interface CommonTerms {
  scope: Enacted
  ceiling: Enacted
  exclusions: Enacted & { reasons: readonly string[]; opens: readonly string[] }
  catastrophic: Readonly<Partial<Record<Scheme, CatastrophicTerms>>>
  employerLiability: Enacted | null
  account: (Enacted & { schemes: readonly Scheme[] }) | null
  familySharing: (Enacted & { relations: readonly Relation[] }) | null
  /** Who pays after the pooled fund besides catastrophic insurance, and in which order; null where nobody does. */
  supplements: SupplementTerms | null
  assistance: AssistanceTerms | (Enacted & { missing: string }) | null
}

export type SupplementFigures = Entry<CommonFile['civilServant']>
export type PayerName = Entry<CommonFile['payersInOrder']>['order'][number]

export interface SupplementTerms {
  order: readonly PayerName[]
  /** The clause of the order; null where it is the rulebook's own. */
  cite: string | null
  civilServant: SupplementFigures | null
  enterprise: SupplementFigures | null
}

export type AssistanceTerms = Extract<Entry<CommonFile['assistance']>, { classes: unknown }>
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
  const benefits = bundle.benefits.filter(({ from }) => from === undefined || from <= day)
  for (const file of benefits)
    for (const scheme of file.schemes)
      (file.benefitCode === undefined ? ordinary : major)[scheme][file.benefit] = termsOf(file, day)
  const diseases: Partial<Record<Scheme, DiseaseList>> = {}
  for (const file of benefits) {
    const list = file.diseases === undefined ? null : inForce(file.diseases, day)
    for (const scheme of list === null ? [] : file.schemes) {
      const own = ordinary[scheme][file.benefit]
      if (own !== undefined && list !== null)
        diseases[scheme] = termsOfDiseases(own, ordinary[scheme].inpatient ?? null, list)
    }
  }
  return {
    common: commonOn(common, day),
    of: (scheme, { type, benefitCode }) => {
      const own = (benefitCode === 'majorDisease' ? major[scheme][type] : undefined) ?? ordinary[scheme][type]
      if (type !== 'chronic') return own ?? null
      const list = diseases[scheme]
      return list?.listed.get(benefitCode ?? '') ?? list?.unlisted ?? own ?? null
    },
  }
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
  const firstSelfPay = optional(file.firstSelfPay)
  return {
    type: file.benefit,
    facilities: optional(file.facilities),
    lines: optional(file.lines),
    maternity: optional(file.maternity),
    deductible: optional(file.deductible),
    firstSelfPay: firstSelfPay === null ? null : withFirstShares(firstSelfPay),
    ratio: withShares(needed(file.ratio)),
    bonus: optional(file.bonus),
    offsite: optional(file.offsite),
    counts: needed(file.counts),
    fixedFees: optional(file.fixedFees),
    disease: null,
    maxima: Object.entries(file.maxima).map(([counter, entries]) => {
      const entry = needed(entries)
      return { counter, entry, amounts: rowsOf(entry.amounts) }
    }),
  }
}

function commonOn(common: CommonFile, day: string): CommonTerms {
  const needed = <Value extends Enacted>(entries: Value[]): Value => {
    const entry = inForce(entries, day)
    if (entry === null) throw new Error(`broken invariant: no value on ${day}`)
    return entry
  }
  const optional = <Value extends Enacted>(entries: Value[] | undefined): Value | null =>
    entries === undefined ? null : inForce(entries, day)
  const [employee, resident] = [common.catastrophic.employee, common.catastrophic.resident].map(optional)
  return {
    scope: needed(common.scope),
    ceiling: needed(common.ceiling),
    exclusions: needed(common.exclusions),
    catastrophic: {
      ...(employee == null ? {} : { employee }),
      ...(resident == null ? {} : { resident }),
    },
    employerLiability: optional(common.employerLiability),
    account: optional(common.account),
    familySharing: optional(common.familySharing),
    supplements: supplementsOf(
      optional(common.payersInOrder),
      optional(common.civilServant),
      optional(common.enterprise),
    ),
    assistance: optional(common.assistance),
  }
}

/** The rulebook's steps 8 and 9; a bundle may turn them round (EL-10). */
const RULEBOOK_ORDER: readonly PayerName[] = ['catastrophic', 'civilServant', 'enterprise']

function supplementsOf(
  order: Entry<CommonFile['payersInOrder']> | null,
  civilServant: SupplementFigures | null,
  enterprise: SupplementFigures | null,
): SupplementTerms | null {
  if (civilServant === null && enterprise === null) return null
  return { order: order?.order ?? RULEBOOK_ORDER, cite: order?.cite ?? null, civilServant, enterprise }
}
