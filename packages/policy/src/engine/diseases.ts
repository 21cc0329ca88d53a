import type { Disease } from '../bundle/outpatient.ts'
import type { BenefitFile } from '../bundle/schema.ts'
import type { PersonFacts, SettlementFacts } from '../facts.ts'
import { withFirstShares } from './first-self-pay.ts'
import { forPerson } from './for-person.ts'
import { withShares } from './ratio-terms.ts'
import type { Terms } from './terms.ts'

type List = NonNullable<BenefitFile['diseases']>[number]

/** One disease's row, and the list that it stands in; the row is null for a disease that is not listed (EL-8). */
export interface DiseaseTerms {
  code: string
  row: Disease | null
  list: List
}

/** The terms of a benefit disease by disease, and those of a disease that is not listed. */
export interface DiseaseList {
  listed: ReadonlyMap<string, Terms>
  unlisted: Terms
}

/** The row's ratio, first self-pay and facility stand in the place of the benefit's own. */
export function termsOfDiseases(benefit: Terms, inpatient: Terms | null, list: List): DiseaseList {
  return {
    listed: new Map(
      Object.entries(list.list).map(([code, row]) => [code, termsOfOne(benefit, inpatient, list, code, row)]),
    ),
    unlisted: { ...benefit, disease: { code: '', row: null, list } },
  }
}

function termsOfOne(benefit: Terms, inpatient: Terms | null, list: List, code: string, row: Disease): Terms {
  const { from, cite, readings, verified, binding } = list
  const enacted = { from, cite, readings, verified, binding }
  const asInpatient = row.ratio === 'inpatient' ? inpatient : null
  return {
    ...benefit,
    disease: { code, row, list },
    facilities:
      benefit.facilities === null && row.facility === undefined
        ? null
        : {
            ...enacted,
            signedWhenLocal: false,
            referralFiled: false,
            ...benefit.facilities,
            ...row.facility,
          },
    ratio:
      row.ratio === 'inpatient'
        ? (asInpatient?.ratio ?? benefit.ratio)
        : withShares({ ...enacted, ...row.ratio }),
    firstSelfPay:
      row.classB !== undefined
        ? withFirstShares({ ...enacted, classB: row.classB })
        : (asInpatient?.firstSelfPay ?? benefit.firstSelfPay),
  }
}

/** The period of a limit in which a day lies; the benefit year itself has no mark. */
export function limitKey(code: string, per: Disease['per'], day: string): string {
  const month = day.slice(0, 7)
  if (per === 'month') return `${code}@${month}`
  return per === 'quarter' ? `${code}@${day.slice(0, 4)}Q${Math.ceil(Number(month.slice(5)) / 3)}` : code
}

/** A limit of a disease's own: whose payments of the period it bounds together. */
interface DiseaseLimit {
  amount: number
  codes: readonly string[]
  per: Disease['per']
  clause: string
}

/** The limit of this disease for this person, shared with his other chronic ones; null where it has none of its own. */
export function ownLimitOf({ code, row, list }: DiseaseTerms, person: PersonFacts): DiseaseLimit | null {
  const own = row?.limit === undefined ? null : forPerson(row.limit, person)
  if (row === null || own === null) return null
  const alone = { amount: own, codes: [code], per: row.per, clause: list.cite }
  const { several } = list
  if (several === undefined || row.kind === 'special') return alone
  const certified = Object.entries(list.list).filter(
    ([other, { kind, limit }]) =>
      kind === 'chronic' && limit !== undefined && person.conditions.includes(`chronic:${other}`),
  )
  if (certified.length < 2) return alone
  const highest = Math.max(...certified.map(([, { limit }]) => forPerson(limit ?? 0, person) ?? 0))
  const further = Math.min(certified.length - 1, several.furtherAtMost)
  return {
    amount: highest + further * (forPerson(several.plus, person) ?? 0),
    codes: certified.map(([other]) => other),
    per: row.per,
    clause: several.cite,
  }
}

/** The same limit, and what the episode's period has used of it. */
export function limitOfDisease(
  disease: DiseaseTerms,
  { person, year, episode }: SettlementFacts,
): { amount: number; used: number; clause: string } | null {
  const own = ownLimitOf(disease, person)
  if (own === null) return null
  const { amount, codes, per, clause } = own
  const used = codes.reduce((sum, code) => sum + (year.limitPaid[limitKey(code, per, episode.end)] ?? 0), 0)
  return { amount, used, clause }
}
