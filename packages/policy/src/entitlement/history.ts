import {
  addDays,
  type CivilDate,
  civilDate,
  firstDayOf,
  lastDayOf,
  type Month,
  plusMonths,
} from '@tongchou/kernel'
import { civilEnd } from './days.ts'
import type { EmployeeEnrolment, EntitledPerson, EntitlementEvent } from './events.ts'

/** One enrolment in the employee scheme; `to` is the last month owed, null while it runs. */
export interface Enrolment extends EmployeeEnrolment {
  to: Month | null
}

/** Enrolments with no month between them: one relation, whose cover continues. */
export interface Chain {
  enrolments: Enrolment[]
  from: CivilDate
  /** The last day of cover: the stop month's. */
  to: CivilDate
}

/** A contribution of a year that a resident or student paid. */
export interface PaidYear {
  year: number
  arrived: CivilDate
}

export interface CoverPeriod {
  from: CivilDate
  to: CivilDate
}

/** What a person's events say, sorted: relations and payments. */
export interface History {
  person: EntitledPerson
  chains: Chain[]
  paidMonths: ReadonlyMap<Month, CivilDate>
  /** Months of the employee scheme that were overdue and made good in time; none before the scheme's grounds are known. */
  madeGoodInTime: ReadonlySet<Month>
  /** From this month on a retired person owes nothing. */
  retiredFrom: Month | null
  residentYears: PaidYear[]
  studentYears: PaidYear[]
  /** Lapsed years paid afterwards, with the day on which the money came. */
  repairedYears: ReadonlyMap<number, CivilDate>
  residentEnrolments: Month[]
  residentStops: Month[]
  /** A newborn registered in time: birth to the end of the birth year, without contribution. */
  freeYear: CoverPeriod | null
  /** The day of a newborn's registration. */
  newbornOn: CivilDate | null
  movedIn: Extract<EntitlementEvent, { type: 'movedIn' }>[]
  otherSystemsEnded: CivilDate[]
  /** Beyond this month no event says anything. */
  lastMonth: Month
}

/** Sorts events that `faultOfEvents` found possible. */
export function readHistory(
  person: EntitledPerson,
  events: readonly EntitlementEvent[],
  newbornWithinDays: number | null,
): History {
  const newbornOn = events.flatMap((one) =>
    one.type === 'enrol' && one.as === 'newborn' ? [one.date] : [],
  )[0]
  return {
    person,
    chains: chainsOf(enrolmentsOf(events), retiredFromOf(events)),
    paidMonths: new Map(
      events.flatMap((one) =>
        one.type === 'pay' && one.scheme === 'employee' ? [[one.month, one.arrived]] : [],
      ),
    ),
    madeGoodInTime: new Set(),
    retiredFrom: retiredFromOf(events),
    residentYears: yearsOf(events, 'resident'),
    studentYears: yearsOf(events, 'student'),
    repairedYears: new Map(events.flatMap((one) => (one.type === 'repair' ? [[one.year, one.arrived]] : []))),
    residentEnrolments: monthsOf(events, (one) => one.type === 'enrol' && one.as === 'resident'),
    residentStops: monthsOf(events, (one) => one.type === 'stop' && one.scheme === 'resident'),
    freeYear: freeYearOf(person.birthDate, newbornOn, newbornWithinDays),
    newbornOn: newbornOn ?? null,
    movedIn: events.filter((one) => one.type === 'movedIn'),
    otherSystemsEnded: events.flatMap((one) => (one.type === 'otherSystemEnded' ? [one.date] : [])),
    lastMonth: lastMonthOf(events, person),
  }
}

/** The days of a resident year, without those between a stop and the next enrolment. */
export function residentCover(history: History, from: CivilDate, to: CivilDate): CoverPeriod[] {
  const periods: CoverPeriod[] = [{ from, to }]
  for (const stop of history.residentStops) {
    const last = periods.at(-1)
    const end = lastDayOf(stop)
    if (last === undefined || end < last.from || end >= last.to) continue
    last.to = end
    const again = history.residentEnrolments.find((month) => month > stop)
    if (again !== undefined && firstDayOf(again) <= to) periods.push({ from: firstDayOf(again), to })
  }
  return periods
}

function freeYearOf(
  birth: CivilDate,
  registeredOn: CivilDate | undefined,
  withinDays: number | null,
): CoverPeriod | null {
  if (registeredOn === undefined || withinDays === null) return null
  if (registeredOn > addDays(birth, withinDays)) return null
  return { from: birth, to: civilDate(`${birth.slice(0, 4)}-12-31`) }
}

/** Employee enrolments in order, each with its stop. */
export function enrolmentsOf(events: readonly EntitlementEvent[]): Enrolment[] {
  const stops = monthsOf(events, (one) => one.type === 'stop' && one.scheme === 'employee')
  const starts = events
    .filter((one): one is EmployeeEnrolment => one.type === 'enrol' && one.scheme === 'employee')
    .sort((a, b) => (a.month < b.month ? -1 : 1))
  return starts.map((start, at) => {
    const next = starts[at + 1]
    const to = stops.find((stop) => stop >= start.month && (next === undefined || stop < next.month))
    return { ...start, to: to ?? null }
  })
}

function chainsOf(enrolments: readonly Enrolment[], retiredFrom: Month | null): Chain[] {
  const chains: Chain[] = []
  for (const one of enrolments) {
    const last = chains.at(-1)
    const isLast = one === enrolments.at(-1)
    const end = one.to === null || (isLast && retiredFrom !== null) ? civilEnd : lastDayOf(one.to)
    if (last !== undefined && addDays(last.to, 1) === firstDayOf(one.month)) {
      last.enrolments.push(one)
      last.to = end
    } else chains.push({ enrolments: [one], from: firstDayOf(one.month), to: end })
  }
  return chains
}

const retiredFromOf = (events: readonly EntitlementEvent[]): Month | null =>
  monthsOf(events, (one) => one.type === 'retired')[0] ?? null

const yearsOf = (events: readonly EntitlementEvent[], scheme: 'resident' | 'student'): PaidYear[] =>
  events
    .flatMap((one) =>
      one.type === 'pay' && one.scheme === scheme ? [{ year: one.year, arrived: one.arrived }] : [],
    )
    .sort((a, b) => a.year - b.year)

const monthsOf = (events: readonly EntitlementEvent[], is: (one: EntitlementEvent) => boolean): Month[] =>
  events.flatMap((one) => ('month' in one && is(one) ? [one.month] : [])).sort()

function lastMonthOf(events: readonly EntitlementEvent[], person: EntitledPerson): Month {
  let latest = person.birthDate.slice(0, 7)
  for (const one of events) {
    if ('month' in one && one.month > latest) latest = one.month
    if ('arrived' in one && one.arrived > latest) latest = one.arrived.slice(0, 7)
    if ('date' in one && one.date > latest) latest = one.date.slice(0, 7)
  }
  return plusMonths(monthFrom(latest), 1)
}

const monthFrom = (text: string): Month => civilDate(`${text}-01`).slice(0, 7) as Month
