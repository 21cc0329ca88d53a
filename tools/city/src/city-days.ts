import { type CivilDate, civilDate } from '@tongchou/kernel'

/** The day from which the city's catalogue and agreements say something; nothing of its history is older. */
export const CITY_OPENS_ON: CivilDate = civilDate('2025-01-01')

/** Where a city's history ends: a minute (0 … 1439) of its last day in Beijing. What would come later has not happened. */
export interface HistoryEnd {
  readonly until: CivilDate
  readonly untilMinute: number
}

/** Whether the minute of a day has come when the history ends. */
export const hasCome = ({ until, untilMinute }: HistoryEnd, day: CivilDate, minute: number): boolean =>
  day < until || (day === until && minute <= untilMinute)

const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000

/** The end of a history that ends at an instant. */
export function historyEnd(instant: Date): HistoryEnd {
  const [until = '', time = ''] = new Date(instant.getTime() + 8 * HOUR_MS).toISOString().split('T')
  return { until: civilDate(until), untilMinute: Math.floor(Date.parse(`1970-01-01T${time}`) / MINUTE_MS) }
}
