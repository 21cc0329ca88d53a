import calendar from 'chinese-days'
import { addDays, type CivilDate, weekday } from './civil-date.ts'
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

/** A day of the official calendar: `makeUp` is a weekend day on which people work for a holiday. */
export interface CalendarDay {
  readonly kind: 'working' | 'makeUp' | 'weekend' | 'holiday'
  /** The holiday that it belongs to, or makes up for, by its Chinese name. */
  readonly holiday: string | null
}

/** What a day is by the official calendar; refused like {@link isWorkingDay}. */
export function calendarDay(day: CivilDate): Result<CalendarDay, string> {
  const works = isWorkingDay(day)
  if (!works.ok) return works
  // A day of a holiday is named in both languages, any other by its weekday alone.
  const holiday = calendar.getDayDetail(day).name.split(',')[1] ?? null
  const isWeekend = weekday(day) >= 6
  if (works.value) return ok({ kind: isWeekend ? 'makeUp' : 'working', holiday })
  return ok({ kind: holiday === null ? 'weekend' : 'holiday', holiday })
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
