import type { CivilDate } from '@tongchou/kernel'
import { dayAfter, earlier, later, monthsAfter } from './days.ts'
import { type Ground, ruleOn } from './ground.ts'
import type { History } from './history.ts'
import { lastCoveredYear } from './prior.ts'
import type { EntitlementTerms } from './terms.ts'

/** What lapsed years add to the waiting of a resident's year. */
export interface Lapse extends Pick<Ground, 'cite' | 'readings'> {
  years: number
  /** Of them paid afterwards, by the day of the payment. */
  repaired: number
  /** Months of waiting in all, the fixed ones among them. */
  waitMonths: number
  /** What lapsed years that were paid after the payment itself leave of the months, and from which day at the earliest. */
  shortened: readonly { after: CivilDate; waitMonths: number }[]
}

/** When the waiting ends: what is paid for a lapsed year later shortens it from the day after the money came, and never back. */
export const waitedUntil = (start: CivilDate, { waitMonths, shortened }: Lapse): CivilDate =>
  shortened.reduce(
    (ends, one) => earlier(ends, later(monthsAfter(start, one.waitMonths), dayAfter(one.after))),
    monthsAfter(start, waitMonths),
  )

/**
 * 变动等待期: a month for each lapsed year beyond the free one, less one for each that was paid afterwards; the fixed months stay, and
 * after a long lapse the whole is never below a floor. Null where the place has no such rule yet, or nothing lapsed.
 */
export function lapseBefore(
  year: number,
  arrived: CivilDate,
  history: History,
  terms: EntitlementTerms,
  fixedMonths: number,
): Lapse | null {
  const lapse = terms.resident?.lapse
  if (lapse === undefined || !holdsLapses(terms, arrived)) return null
  const rule = ruleOn(lapse, arrived)
  const last = lastCoveredYear(history, year)
  if (last === null) return null
  const first = Math.max(last + 1, rule.countedFrom)
  const years = Math.max(0, year - first)
  if (years === 0) return null
  const repairs = [...history.repairedYears].flatMap(([one, on]) => (one >= first && one < year ? [on] : []))
  const least = years >= rule.longLapse.years ? rule.longLapse.leastMonths : 0
  const repairedBy = (day: CivilDate): number => repairs.filter((on) => on <= day).length
  const waitMonths = (repaired: number): number =>
    Math.max(fixedMonths + Math.max(0, (years - rule.freeYears) * rule.monthsPerYear - repaired), least)
  return {
    years,
    repaired: repairedBy(arrived),
    waitMonths: waitMonths(repairedBy(arrived)),
    shortened: repairs
      .filter((on) => on > arrived)
      .map((after) => ({ after, waitMonths: waitMonths(repairedBy(after)) })),
    cite: rule.cite,
    readings: rule.readings,
  }
}

/** Whether lapsed years count in a place on a day: a city may wait with the nation's rule for its own act. */
export function holdsLapses({ resident }: EntitlementTerms, day: string): boolean {
  if (resident?.lapse === undefined) return false
  return resident.lapseHolds === undefined || ruleOn(resident.lapseHolds, day).holds
}
