import { type CivilDate, lastDayOf, type Month } from '@tongchou/kernel'
import { earlier } from './days.ts'
import { monthsFrom } from './overdue.ts'

export type BasicScheme = 'employee' | 'resident'

/** Something that happened to a person's insurance. Everything that entitles follows from these. */
export type EntitlementEvent =
  | EmployeeEnrolment
  | { type: 'enrol'; scheme: 'resident'; as: 'resident'; month: Month }
  | { type: 'enrol'; scheme: 'resident'; as: 'newborn'; date: CivilDate }
  | { type: 'pay'; scheme: 'employee'; month: Month; arrived: CivilDate }
  | { type: 'pay'; scheme: 'resident' | 'student'; year: number; arrived: CivilDate }
  /** 补缴修复: a lapsed year paid afterwards, so that the waiting is shorter. */
  | { type: 'repair'; scheme: 'resident'; year: number; arrived: CivilDate }
  /** The last month owed. */
  | { type: 'stop'; scheme: BasicScheme; month: Month }
  /** 退休不再缴费: from this month on nothing is owed and cover goes on. */
  | { type: 'retired'; month: Month }
  | { type: 'movedIn'; scheme: BasicScheme; lastPaidMonth: Month; consecutiveMonths: number }
  | { type: 'otherSystemEnded'; date: CivilDate }

export interface EmployeeEnrolment {
  type: 'enrol'
  scheme: 'employee'
  as: 'employer' | 'flexible'
  month: Month
  /** Paid by the quarter or year where agreed with the payer; a month when left out. */
  paidBy?: PayPeriod | undefined
}
export type PayPeriod = 'month' | 'quarter' | 'year'

export interface EntitledPerson {
  birthDate: CivilDate
  /** Certified for all days. */
  categories: readonly string[]
  /** Certified for some days. */
  certified?: readonly { category: string; from: string; to: string | null }[]
}

/** Whether a person is certified in one of the categories on a day. */
export const isCertified = (person: EntitledPerson, categories: readonly string[], day: string): boolean =>
  categories.some((category) => person.categories.includes(category)) ||
  (person.certified ?? []).some(
    (one) => categories.includes(one.category) && one.from <= day && (one.to === null || day <= one.to),
  )

/** Why events cannot have happened, and which of them. */
export interface EventFault {
  code: 'bad-date' | 'bad-scheme' | 'overlap' | 'duplicate' | 'not-enrolled'
  message: string
  path: string
}

/** Contributions paid month by month, each on the same day of its month, or on its last where it has none. */
export const paidMonthly = (from: Month, to: Month, onDay: number): EntitlementEvent[] => {
  const day = String(onDay).padStart(2, '0')
  return monthsFrom(from, to).map((month) => ({
    type: 'pay',
    scheme: 'employee',
    month,
    // Every month has a 28th: only later days are looked at.
    arrived:
      onDay <= 28
        ? (`${month}-${day}` as CivilDate)
        : earlier(`${month}-${day}` as CivilDate, lastDayOf(month)),
  }))
}
