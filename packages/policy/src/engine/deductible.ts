import { type CivilDate, isOlderThan, timesRatio } from '@tongchou/kernel'
import type { SettlementFacts } from '../facts.ts'
import { atLevel, levelOf } from './at-level.ts'
import { forPerson } from './for-person.ts'
import type { Terms } from './terms.ts'

/** The standard that applies before it is limited to the eligible cost, in fen, and the clauses that lowered it. */
export interface Standard {
  amount: number
  lowered: readonly string[]
}

const NONE: readonly string[] = []
const NOTHING: Standard = { amount: 0, lowered: NONE }

/** 起付标准 of this stay or what is left of the year's; the lowest of several exceptions, then the referral. */
export function deductibleStandard(terms: Terms, facts: SettlementFacts): Standard {
  const rule = terms.deductible
  if (rule === null) return NOTHING
  if (rule.per === 'year') {
    const yearly = rule.amounts === undefined ? 0 : (forPerson(rule.amounts, facts.person) ?? 0)
    return { amount: Math.max(0, yearly - facts.year.outpatientEligible), lowered: NONE }
  }
  const level = levelOf(facts.episode.facility.level)
  const standard = rule.byLevel === undefined ? 0 : atLevel(rule.byLevel, level)
  let amount = standard
  let lowered = NONE
  for (const exception of rule.exceptions) {
    if (!fits(exception.when, facts)) continue
    const candidate = exception.amount ?? timesRatio(standard, exception.share ?? 0)
    if (candidate >= amount) continue
    amount = candidate
    lowered = [...lowered, exception.cite]
  }
  const referred = rule.referral === undefined ? amount : afterReferral(amount, rule.referral, facts)
  if (rule.referral !== undefined && referred < amount) lowered = [...lowered, rule.referral.cite]
  return { amount: referred, lowered }
}

function fits(
  when: { ageAtMost?: number | undefined; oncologyStayFrom?: number | undefined },
  facts: SettlementFacts,
): boolean {
  const { episode, person, year } = facts
  // Dates of facts were checked where the facts came in; parsing them again would cost a quarter of the whole settlement.
  const born = person.birthDate as CivilDate
  const start = episode.start as CivilDate
  if (when.ageAtMost !== undefined && isOlderThan(when.ageAtMost, born, start)) return false
  if (when.oncologyStayFrom !== undefined)
    return episode.oncologyTherapy && year.oncologyStays + 1 >= when.oncologyStayFrom
  return true
}

/** Down: none. Up and between departments: what this stay's own is above the one already paid. Not filed, or outside the city: in full. */
export function afterReferral(
  own: number,
  rule: { departmentNeedsFiling: boolean },
  facts: SettlementFacts,
): number {
  const { referral, facility } = facts.episode
  if (referral === null || !facility.local) return own
  const isFiled = referral.filed || (referral.direction === 'department' && !rule.departmentNeedsFiling)
  if (!isFiled) return own
  return referral.direction === 'down' ? 0 : Math.max(0, own - referral.deductiblePaid)
}
