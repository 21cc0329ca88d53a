import type { RecordedEvent } from '@tongchou/insured'
import {
  addDays,
  type CivilDate,
  dayOfMonth,
  type Month,
  monthOf,
  plusMonths,
  yearOf,
} from '@tongchou/kernel'
import { earlier, later } from './days.ts'

/** Employment, or flexible work, paid month by month since a day, in time, and ahead for as long as a demo may reach. */
export function paidEmployment(
  as: 'employer' | 'flexible',
  paidOn: CivilDate,
  until: CivilDate,
): RecordedEvent[] {
  const first = monthOf(paidOn)
  return [enrolled(as, first), ...paidFrom(first, dayOfMonth(paidOn), until)]
}

export const enrolled = (as: 'employer' | 'flexible', month: Month): RecordedEvent => ({
  type: 'enrol',
  scheme: 'employee',
  as,
  month,
})

/** Months paid each on its day until the city's last one; the rest of this year and the next were paid ahead then. */
export function paidFrom(first: Month, onDay: number, until: CivilDate): RecordedEvent[] {
  const last = lastPaidBy(until, onDay)
  const ahead = plusMonths(last, 1)
  const end = `${yearOf(until) + 1}-12` as Month
  return [
    ...paidMonths(first, last, onDay),
    { type: 'payMonths', months: [later(first, ahead), end], arrived: until },
  ]
}

/** Months paid one by one; none where the first lies behind the last. */
export const paidMonths = (first: Month, last: Month, onDay: number): RecordedEvent[] =>
  first <= last ? [{ type: 'payMonthly', months: [first, last], onDay }] : []

const lastPaidBy = (until: CivilDate, onDay: number): Month =>
  dayOfMonth(until) >= onDay ? monthOf(until) : plusMonths(monthOf(until), -1)

/** Employed since a day; two months were overdue once and made good inside three. */
export function arrearsMadeGood(paidOn: CivilDate, gapFrom: Month, until: CivilDate): RecordedEvent[] {
  const first = monthOf(paidOn)
  const onDay = dayOfMonth(paidOn)
  const madeGoodOn = addDays(firstDay(plusMonths(gapFrom, 2)), 9)
  return [
    enrolled('employer', first),
    ...paidMonths(first, plusMonths(gapFrom, -1), onDay),
    { type: 'payMonths', months: [gapFrom, plusMonths(gapFrom, 1)], arrived: madeGoodOn },
    ...paidFrom(plusMonths(gapFrom, 2), Math.max(onDay, 11), until),
  ]
}

/** Employed since a day and paid until a month; what came after is owed. */
export const owing = (as: 'employer' | 'flexible', paidOn: CivilDate, lastPaid: Month): RecordedEvent[] => [
  enrolled(as, monthOf(paidOn)),
  ...paidMonths(monthOf(paidOn), lastPaid, dayOfMonth(paidOn)),
]

/** Three years of contributions, the last that the platform holds, then retirement without further ones (JM-8.3). */
export function retiredSince(since: CivilDate): RecordedEvent[] {
  const month = monthOf(since)
  const first = plusMonths(month, -36)
  return [
    enrolled('employer', first),
    ...paidMonths(first, plusMonths(month, -1), 10),
    { type: 'retired', month },
  ]
}

/**
 * A resident's year paid in the concentrated period before it; a newborn's birth year by registration, the next one soon after.
 * What a city paid ahead for its demo was paid on its last day.
 */
export function residentYear(year: number, bornOn: CivilDate, until: CivilDate): RecordedEvent[] {
  if (year < yearOf(bornOn)) return []
  if (year === yearOf(bornOn))
    return [{ type: 'enrol', scheme: 'resident', as: 'newborn', date: earlier(addDays(bornOn, 20), until) }]
  const inPeriod = `${year - 1}-10-15` as CivilDate
  return [paidYear(year, earlier(later(inPeriod, addDays(bornOn, 25)), until))]
}

export const paidYear = (year: number, arrived: CivilDate): RecordedEvent => ({
  type: 'pay',
  scheme: 'resident',
  year,
  arrived,
})

const firstDay = (month: Month): CivilDate => `${month}-01` as CivilDate
