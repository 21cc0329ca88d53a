import { addDays, type CivilDate } from './civil-date.ts'

/** Days from `from` to `to`, both included; without `to` it has no end. */
export interface Period {
  readonly from: CivilDate
  readonly to?: CivilDate
}

export const holds = (period: Period, day: CivilDate): boolean =>
  period.from <= day && (period.to === undefined || day <= period.to)

export const overlap = (a: Period, b: Period): boolean =>
  (b.to === undefined || a.from <= b.to) && (a.to === undefined || b.from <= a.to)

/** A day on which a history says nothing, or says two things. */
export interface HistoryFault {
  readonly kind: 'gap' | 'overlap'
  readonly day: CivilDate
}

/** The first fault of a history that has to say exactly one thing on every day from `from` on, without end. */
export function historyFault(periods: readonly Period[], from: CivilDate): HistoryFault | null {
  let next: CivilDate | null = from
  for (const period of [...periods].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    if (next === null || period.from < next) return { kind: 'overlap', day: period.from }
    if (period.from > next) return { kind: 'gap', day: next }
    next = period.to === undefined ? null : addDays(period.to, 1)
  }
  return next === null ? null : { kind: 'gap', day: next }
}
