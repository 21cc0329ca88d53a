import { addDays, addMonths, type CivilDate, civilDate, monthNumberOf, yearOf } from '@tongchou/kernel'
import { earlier } from './days.ts'
import type { Enrolment, Entitlement } from './person.ts'

/** First day of the month that lies `months` later. */
export const monthStart = (day: CivilDate, months = 0): CivilDate =>
  addMonths(civilDate(`${day.slice(0, 7)}-01`), months)

export const yearStart = (year: number): CivilDate => civilDate(`${year}-01-01`)

const chinese = (day: CivilDate): string => `${yearOf(day)} 年 ${monthNumberOf(day)} 月`

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

/** First employee cover through an employer: the month after the payment, without end. */
export const employerCover = (paidOn: CivilDate): Entitlement => ({
  from: monthStart(paidOn, 1),
  before: null,
  scheme: 'employee',
  state: 'entitled',
  clause: 'JM-17.1.1',
  reason: `随单位首次参保，${chinese(paidOn)}缴费到账，次月起享受待遇，此后连续。`,
})

/** First flexible enrolment: three months after the month of payment, and waiting until then. */
export function flexibleCover(paidOn: CivilDate): Entitlement[] {
  const starts = monthStart(paidOn, 3)
  const since = { scheme: 'employee', clause: 'JM-17.1.1' } as const
  return [
    {
      ...since,
      from: paidOn,
      before: starts,
      state: 'waiting',
      reason: `灵活就业首次参保，${chinese(paidOn)}缴费，等待至 ${addDays(starts, -1)}。`,
    },
    {
      ...since,
      from: starts,
      before: null,
      state: 'entitled',
      reason: `灵活就业首次参保，${chinese(paidOn)}缴费，三个月后起享受待遇，此后连续。`,
    },
  ]
}

export const retiredCover = (from: CivilDate): Entitlement => ({
  from,
  before: null,
  scheme: 'employee',
  state: 'entitled',
  clause: 'JM-17.1.1',
  reason: `缴费年限达到规定，${chinese(from)}退休，退休后不再缴费，待遇连续。`,
})

/** One calendar year of a resident who paid in the concentrated period before it. */
export const residentYear = (year: number): Entitlement => ({
  from: yearStart(year),
  before: yearStart(year + 1),
  scheme: 'resident',
  state: 'entitled',
  clause: 'JM-17.2',
  reason: `${year - 1} 年集中缴费期内缴费，享受 ${year} 年全年待遇。`,
})

/** A resident who paid late: waiting for three months, then covered to the year's end. */
export function residentPaidLate(paidOn: CivilDate): Entitlement[] {
  const starts = monthStart(paidOn, 3)
  const end = yearStart(yearOf(paidOn) + 1)
  const since = { scheme: 'resident', clause: 'JM-17.2' } as const
  const waiting: Entitlement = {
    ...since,
    from: paidOn,
    before: earlier(starts, end),
    state: 'waiting',
    reason: `集中缴费期后于 ${paidOn} 缴费，等待三个月。`,
  }
  if (starts >= end) return [waiting]
  const reason = `集中缴费期后于 ${paidOn} 缴费，等待期满，享受至年底。`
  return [waiting, { ...since, from: starts, before: end, state: 'entitled', reason }]
}

/** A resident on the assistance lists: no waiting, from the day after the payment. */
export const assistedYear = (year: number): Entitlement => ({
  ...residentYear(year),
  reason: `医疗救助对象，由财政资助参保，享受 ${year} 年全年待遇，无等待期。`,
})

export const newbornCover = (bornOn: CivilDate): Entitlement => ({
  ...residentYear(yearOf(bornOn)),
  from: bornOn,
  clause: 'JM-9.3',
  reason: '出生后 90 天内参保登记，出生当年免缴，自出生之日起享受待遇。',
})

/** Two months overdue, made good within three: paid back through the gap. */
export function arrearsMadeGood(before: Entitlement, gapFrom: CivilDate): Entitlement[] {
  const madeGoodOn = addDays(monthStart(gapFrom, 2), 9)
  const gap = { ...before, clause: 'JM-17.1.2' }
  return [
    { ...before, before: gapFrom },
    {
      ...gap,
      from: gapFrom,
      before: addDays(madeGoodOn, 1),
      reason: `欠缴 2 个月，${madeGoodOn} 补缴到账，未超过三个月，欠费期间待遇追溯。`,
    },
    {
      ...gap,
      from: addDays(madeGoodOn, 1),
      reason: `欠费已于 ${madeGoodOn} 补缴，自到账次日起恢复待遇。`,
    },
  ]
}

/** The employer owes since `from`: its debt, not the fund's. */
export function employerOwing(before: Entitlement, from: CivilDate): Entitlement[] {
  const reason = `单位自 ${chinese(from)}起欠缴，期间医疗费用由单位承担。`
  return [
    { ...before, before: from },
    { ...before, from, state: 'employerLiable', clause: 'JM-20.1', reason },
  ]
}
