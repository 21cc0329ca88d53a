/** Places days on a line from 0 to 100. */
export interface Scale {
  readonly from: string
  readonly to: string
  /** Where a day lies, held inside the line. */
  at(day: string): number
  /** The years whose first day lies on the line, thinned so that their names have room. */
  readonly years: readonly { readonly year: number; readonly at: number; readonly isNamed: boolean }[]
}

export type Range = 'all' | 'fiveYears' | 'thisYear'

/** The line for a range: from the life's first day, five years ago or this year's first day, to shortly after today. */
export function scaleOf(range: Range, firstDay: string, today: string): Scale {
  const year = Number(today.slice(0, 4))
  const from =
    range === 'thisYear'
      ? `${year}-01-01`
      : range === 'fiveYears'
        ? later(`${year - 5}${today.slice(4)}`, firstDay)
        : `${firstDay.slice(0, 4)}-01-01`
  const to = range === 'thisYear' ? `${year}-12-31` : today
  const [start, end] = [numberOf(from), Math.max(numberOf(to), numberOf(from) + 1)]
  const at = (day: string) => Math.min(100, Math.max(0, ((numberOf(day) - start) / (end - start)) * 100))
  const firstYear = Number(from.slice(0, 4))
  const count = year - firstYear + 1
  const step = Math.ceil(count / 14)
  const years = Array.from({ length: count }, (_, index) => firstYear + index)
    .filter((it) => `${it}-01-01` >= from)
    .map((it) => ({ year: it, at: at(`${it}-01-01`), isNamed: (year - it) % step === 0 }))
  return { from, to, at, years }
}

const later = (a: string, b: string): string => (a > b ? a : b)

const numberOf = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000
