import { addDays, type CivilDate, civilDate, firstDayOf, monthOf, plusMonths } from '@tongchou/kernel'

/** The end of what has no end. */
export const civilEnd: CivilDate = civilDate('9999-12-31')

export const dayAfter = (day: CivilDate): CivilDate => (day === civilEnd ? civilEnd : addDays(day, 1))

export const later = <Text extends string>(a: Text, b: Text): Text => (a > b ? a : b)
export const earlier = <Text extends string>(a: Text, b: Text): Text => (a < b ? a : b)

/** "N 个月后" from a payment in month M: the first day of month M+N. */
export const monthsAfter = (day: CivilDate, count: number): CivilDate =>
  firstDayOf(plusMonths(monthOf(day), count))
