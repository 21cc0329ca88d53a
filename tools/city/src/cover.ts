import { addMonths, type CivilDate, civilDate } from '@tongchou/kernel'
import type { Enrolment } from './person.ts'

/** First day of the month that lies `months` later. */
export const monthStart = (day: CivilDate, months = 0): CivilDate =>
  addMonths(civilDate(`${day.slice(0, 7)}-01`), months)

export const yearStart = (year: number): CivilDate => civilDate(`${year}-01-01`)

/** An employee through an employer, paid since `from`. */
export const employerEnrolment = (from: CivilDate, employer: string): Enrolment => ({
  from,
  before: null,
  scheme: 'employee',
  enrolledAs: 'employer',
  status: 'active',
  tier: null,
  employer,
  hasAccount: true,
})

/** A flexible worker; at 8 % there is no personal account (JM-8.2). */
export const flexibleEnrolment = (from: CivilDate, paysTenPercent: boolean): Enrolment => ({
  ...employerEnrolment(from, ''),
  enrolledAs: 'flexible',
  status: 'flexible',
  employer: null,
  hasAccount: paysTenPercent,
})

export const retiredEnrolment = (from: CivilDate, formerEmployer: string): Enrolment => ({
  ...employerEnrolment(from, formerEmployer),
  status: 'retired',
})

export const residentEnrolment = (from: CivilDate, isNewborn = false): Enrolment => ({
  ...employerEnrolment(from, ''),
  scheme: 'resident',
  enrolledAs: isNewborn ? 'newborn' : 'resident',
  status: 'resident',
  employer: null,
  hasAccount: false,
})
