import { type CivilDate, civilDate, daysInMonth, monthNumberOf, yearOf } from './civil-date.ts'
import { ok, type Result, refuse } from './result.ts'

/** A calendar month 'YYYY-MM'. Months compare as text. */
export type Month = string & { readonly __unit: 'month' }

export function parseMonth(text: string): Result<Month, string> {
  // The brand is given after the check and nowhere else.
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text)
    ? ok(text as Month)
    : refuse(`'${text}' is not a month like 2025-03`)
}

/** The month in which a day lies. */
export const monthOf = (date: CivilDate): Month => write(yearOf(date) * 12 + monthNumberOf(date) - 1)

/** The month `count` months later. */
export const plusMonths = (month: Month, count: number): Month => write(indexOf(month) + count)

/** Months from `from` to `to`: March to July is four. */
export const monthsBetween = (from: Month, to: Month): number => indexOf(to) - indexOf(from)

export const firstDayOf = (month: Month): CivilDate => civilDate(`${month}-01`)

export const lastDayOf = (month: Month): CivilDate =>
  civilDate(
    `${month}-${String(daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5)))).padStart(2, '0')}`,
  )

const indexOf = (month: Month): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1

function write(index: number): Month {
  const text = `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`
  const read = parseMonth(text)
  if (!read.ok) throw new Error(`broken invariant: ${read.error}`)
  return read.value
}
