import { assert } from './assert.ts'
import { ok, type Result, refuse } from './result.ts'

/** A calendar day 'YYYY-MM-DD' that exists. Days compare as text: `a < b` is "a is before b". */
export type CivilDate = string & { readonly __unit: 'date' }

/** Reads a day; one that does not exist (2025-02-29) is refused. */
export function parseDate(text: string): Result<CivilDate, string> {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (match === null) return refuse(`'${text}' is not a date like 2025-03-01`)
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) {
    return refuse(`'${text}' does not exist`)
  }
  // The brand is given here and in `civilDate` below, after the same check.
  return ok(text as CivilDate)
}

/** Names a day that is known to exist; anything else is a bug of the caller. */
export function civilDate(text: string): CivilDate {
  const read = parseDate(text)
  if (!read.ok) throw new Error(`broken invariant: ${read.error}`)
  return read.value
}

/** The days of a month; February has 29 in a leap year. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

export const yearOf = (date: CivilDate): number => digits(date, 0, 4)
export const monthNumberOf = (date: CivilDate): number => digits(date, 5, 7)
export const dayOfMonth = (date: CivilDate): number => digits(date, 8, 10)

/** -1, 0 or 1, for sorting. */
export const compareDates = (a: CivilDate, b: CivilDate): number => (a < b ? -1 : a > b ? 1 : 0)

/** The day `count` days later, or earlier where `count` is negative. */
export const addDays = (date: CivilDate, count: number): CivilDate => fromDayNumber(dayNumber(date) + count)

/** The day before. */
export const dayBefore = (date: CivilDate): CivilDate => addDays(date, -1)

/** The same day of the month `count` months later, clamped to that month's end: 31 July + 3 is 31 October, 31 January + 1 is 28 February. */
export function addMonths(date: CivilDate, count: number): CivilDate {
  const months = yearOf(date) * 12 + monthNumberOf(date) - 1 + count
  const [year, month] = [Math.floor(months / 12), (((months % 12) + 12) % 12) + 1]
  return write(year, month, Math.min(dayOfMonth(date), daysInMonth(year, month)))
}

/** Days from `from` to `to`: 0 for the same day, negative where `to` is earlier. */
export const daysBetween = (from: CivilDate, to: CivilDate): number => dayNumber(to) - dayNumber(from)

/** Full years on a day. Born on 29 February, a person is a year older on 1 March of a common year. */
export function ageOn(birth: CivilDate, on: CivilDate): number {
  const years = yearOf(on) - yearOf(birth)
  const beforeBirthday =
    digits(on, 5, 7) * 100 + digits(on, 8, 10) < digits(birth, 5, 7) * 100 + digits(birth, 8, 10)
  return beforeBirthday ? years - 1 : years
}

/** Whether a person is older than a number of full years on a day; the birthday is only asked for in the year that it decides. */
export function isOlderThan(years: number, birth: CivilDate, on: CivilDate): boolean {
  const birthdays = yearOf(on) - yearOf(birth)
  return birthdays === years + 1 ? ageOn(birth, on) > years : birthdays > years
}

/** 1 Monday … 7 Sunday. */
export const weekday = (date: CivilDate): number => ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1

/** Days since 1970-01-01, counted in years that begin in March, so that the leap day is a year's last (proleptic Gregorian). */
function dayNumber(date: CivilDate): number {
  const month = monthNumberOf(date)
  const year = yearOf(date) - (month <= 2 ? 1 : 0)
  const century = Math.floor(year / 100)
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + dayOfMonth(date) - 1
  return 365 * year + Math.floor(year / 4) - century + Math.floor(century / 4) + dayOfYear - DAYS_TO_1970
}

function fromDayNumber(days: number): CivilDate {
  const since = days + DAYS_TO_1970
  const era = Math.floor(since / DAYS_OF_400_YEARS)
  const dayOfEra = since - era * DAYS_OF_400_YEARS
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1_460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const march = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * march + 2) / 5) + 1
  const month = march < 10 ? march + 3 : march - 9
  return write(era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month, day)
}

/** Days from the 1st of March of the year 0. */
const DAYS_TO_1970 = 719_468
const DAYS_OF_400_YEARS = 146_097

function write(year: number, month: number, day: number): CivilDate {
  assert(year >= 1 && year <= 9_999, 'a day lies in the years 1 to 9999')
  // The brand is given to a day that was counted, not read.
  return `${digitsOf(year, 4)}-${digitsOf(month, 2)}-${digitsOf(day, 2)}` as CivilDate
}

const digitsOf = (value: number, count: number): string => String(value).padStart(count, '0')

/** The number that the digits from `start` to before `end` spell: no allocation, for the settlement's inner loop. */
function digits(date: string, start: number, end: number): number {
  let value = 0
  for (let at = start; at < end; at++) value = value * 10 + date.charCodeAt(at) - 48
  return value
}
