import type { CivilDate, Month } from '@tongchou/kernel'

export type BasicScheme = 'employee' | 'resident'

/** Something that happened to a person's insurance. Everything that entitles follows from these. */
export type EntitlementEvent =
  | EmployeeEnrolment
  | { type: 'enrol'; scheme: 'resident'; as: 'resident'; month: Month }
  | { type: 'enrol'; scheme: 'resident'; as: 'newborn'; date: CivilDate }
  | { type: 'pay'; scheme: 'employee'; month: Month; arrived: CivilDate }
  | { type: 'pay'; scheme: 'resident' | 'student'; year: number; arrived: CivilDate }
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
  categories: readonly string[]
}

/** Why events cannot have happened, and which of them. */
export interface EventFault {
  code: 'bad-date' | 'bad-scheme' | 'overlap' | 'duplicate' | 'not-enrolled'
  message: string
  path: string
}
