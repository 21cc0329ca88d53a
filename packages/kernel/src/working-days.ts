import calendar from 'chinese-days'
import { addDays, type CivilDate } from './civil-date.ts'
import { ok, type Result, refuse } from './result.ts'

/**
 * Whether people work on a day: not on a holiday or a free weekend, but on a weekend day that makes up for a holiday.
 * @returns refused where the calendar of that year has not been published: holidays are never guessed
 */
export function isWorkingDay(day: CivilDate): Result<boolean, string> {
  const year = day.slice(0, 4)
  if (calendar.getHolidaysInRange(`${year}-01-01`, `${year}-12-31`, false).length === 0)
    return refuse(`the working days of ${year} are not published`)
  return ok(calendar.isWorkday(day))
}

/** The last day of a time of so many working days (5 个工作日内) that begins the day after. */
export function workingDaysAfter(day: CivilDate, count: number): Result<CivilDate, string> {
  let last = day
  for (let left = count; left > 0; ) {
    last = addDays(last, 1)
    const works = isWorkingDay(last)
    if (!works.ok) return works
    if (works.value) left--
  }
  return ok(last)
}
