import { isLowIncome } from './engine/catastrophic.ts'
import { shareAtLevel } from './engine/pooled.ts'
import type { DayTerms, Terms } from './engine/terms.ts'
import type { PersonFacts } from './facts.ts'

/** What the funds pay of an eligible bill of this person above the deductible, in basis points; empty where the law pays nothing. */
export interface PaidShares {
  /** At a primary, a secondary and a tertiary institution, before bonus and off-site lowering. */
  inpatient: number[]
  outpatient: number[]
  /** Of the burden above the threshold, tier by tier. */
  catastrophic: number[]
}

export function paidSharesOf(day: DayTerms, person: PersonFacts): PaidShares {
  const of = (type: 'inpatient' | 'outpatient') =>
    byLevel(day.of(person.scheme, { type, benefitCode: null }), person)
  const catastrophic = day.common.catastrophic[person.scheme]
  const plus =
    catastrophic !== undefined && isLowIncome(catastrophic, person) ? catastrophic.lowIncome?.plus : 0
  return {
    inpatient: of('inpatient'),
    outpatient: of('outpatient'),
    catastrophic: (catastrophic?.tiers ?? []).map(({ share }) => share + (plus ?? 0)),
  }
}

function byLevel(terms: Terms | null, person: PersonFacts): number[] {
  if (terms === null) return []
  const shares = (['primary', 'secondary', 'tertiary'] as const).map((level) =>
    shareAtLevel(terms, person, level),
  )
  return shares.some((share) => share > 0) ? shares : []
}
