import { type CivilDate, dayBefore, firstDayOf, monthOf } from '@tongchou/kernel'
import { civilEnd, dayAfter } from './days.ts'
import { employeeGrounds, madeGoodInTime } from './employee-grounds.ts'
import type { BasicScheme, EntitledPerson, EntitlementEvent, EventFault } from './events.ts'
import { faultOfEvents } from './faults.ts'
import { type Ground, ruleOn } from './ground.ts'
import { type History, readHistory } from './history.ts'
import { type Overdue, overdueOf, owedMonths } from './overdue.ts'
import { residentGrounds, studentGrounds } from './resident-grounds.ts'
import type { EntitlementTerms } from './terms.ts'

/** What holds on the days from one to another, and why; `to` null is without end. */
export interface EntitlementSpan extends Standing {
  from: CivilDate
  to: CivilDate | null
  /** First day of the unbroken stretch with the same state and scheme. */
  since: CivilDate
}

export interface Standing {
  state: 'entitled' | 'waiting' | 'uncovered'
  scheme: BasicScheme | 'student' | null
  clause: string
  readings: readonly string[]
  /** While waiting: the day from which the person will be entitled. */
  until: CivilDate | null
  /** The employer's unpaid months are the reason why the fund does not pay: the employer is liable (JM-20.1). */
  isEmployerLiable: boolean
  reason: string
}

/** Every day of a person's life from birth on: entitled, waiting or uncovered, by which clause and because of what. */
export function entitlementSpans(
  events: readonly EntitlementEvent[],
  person: EntitledPerson,
  terms: EntitlementTerms,
): { ok: true; value: EntitlementSpan[] } | { ok: false; error: EventFault } {
  const fault = faultOfEvents(events, person, terms)
  if (fault !== null) return { ok: false, error: fault }
  const newborn = terms.resident?.newborn
  const read = readHistory(
    person,
    events,
    newborn === undefined ? null : ruleOn(newborn, person.birthDate).withinDays,
  )
  const owed = owedMonths(read)
  const overdue = overdueOf(owed)
  const employee = employeeGrounds(read, terms, owed, overdue)
  const history = { ...read, madeGoodInTime: madeGoodInTime(employee, overdue) }
  const view: View = {
    history,
    overdue,
    employee,
    others: [...residentGrounds(history, terms), ...studentGrounds(history, terms)],
    terms,
  }
  return { ok: true, value: merged(boundaries(view), view) }
}

interface View {
  history: History
  overdue: readonly Overdue[]
  employee: readonly Ground[]
  others: readonly Ground[]
  terms: EntitlementTerms
}

/** The days on which something may change, from birth on. */
function boundaries({ history, overdue, employee, others }: View): CivilDate[] {
  const days = [
    ...[...employee, ...others].flatMap((one) => [
      one.from,
      one.entitledFrom,
      dayAfter(one.to),
      ...one.gaps.flatMap((gap) => [gap.from, dayAfter(gap.to)]),
    ]),
    ...overdue.flatMap((one) => [one.from, dayAfter(one.to)]),
    ...history.chains.flatMap((chain) => [chain.from, dayAfter(chain.to)]),
    ...(history.retiredFrom === null ? [] : [firstDayOf(history.retiredFrom)]),
  ]
  const { birthDate } = history.person
  return [birthDate, ...new Set(days.filter((day) => day > birthDate && day !== civilEnd))].sort()
}

function merged(days: readonly CivilDate[], view: View): EntitlementSpan[] {
  const spans: EntitlementSpan[] = []
  for (const day of days) {
    const standing = standingOn(day, view)
    const last = spans.at(-1)
    if (last !== undefined && isSame(last, standing)) continue
    if (last !== undefined) last.to = dayBefore(day)
    const goesOn = last?.state === standing.state && last.scheme === standing.scheme
    spans.push({ ...standing, from: day, to: null, since: goesOn && last !== undefined ? last.since : day })
  }
  return spans
}

const isSame = (a: Standing, b: Standing): boolean =>
  a.state === b.state &&
  a.scheme === b.scheme &&
  a.clause === b.clause &&
  a.reason === b.reason &&
  a.until === b.until &&
  a.isEmployerLiable === b.isEmployerLiable

/** The employee scheme has precedence; its unpaid months suspend the resident year, its waiting does not (JM-3.3, JM-20). */
function standingOn(day: CivilDate, view: View): Standing {
  const { employee, others } = view
  const arrears = runningOverdue(day, view)
  const own = best(employee, day)
  if (own?.entitled) return entitledBy(own.ground, day, view)
  const other = arrears === null ? best(others, day) : null
  if (other?.entitled) return entitledBy(other.ground, day, view)
  const waiting = own ?? other
  return waiting === null ? uncovered(arrears, view, day) : waitingBy(waiting.ground, day, view)
}

/** An owed month of a running employee relation that is overdue on a day: the oldest. */
function runningOverdue(day: CivilDate, { overdue }: View): Overdue | null {
  const found = overdue.filter(
    ({ owed, from, to }) => from <= day && day <= to && owed.chain.from <= day && day <= owed.chain.to,
  )
  return found.reduce<Overdue | null>((a, b) => (a === null || b.owed.month < a.owed.month ? b : a), null)
}

/** Of several grounds the one that entitles first. */
function best(grounds: readonly Ground[], day: CivilDate): { ground: Ground; entitled: boolean } | null {
  const [ground] = grounds
    .filter((one) => (one.from <= day || one.entitledFrom <= day) && day <= one.to)
    .sort((a, b) => (a.entitledFrom < b.entitledFrom ? -1 : a.entitledFrom > b.entitledFrom ? 1 : 0))
  return ground === undefined ? null : { ground, entitled: ground.entitledFrom <= day }
}

/** On the days of a gap the clause of arrears speaks, otherwise the ground's own. */
function cited(
  ground: Ground,
  day: CivilDate,
  { employee }: EntitlementTerms,
): Pick<Standing, 'clause' | 'readings' | 'reason'> {
  const gap = ground.gaps.find((one) => one.from <= day && day <= one.to)
  if (gap === undefined || employee === undefined)
    return { clause: ground.cite, readings: ground.readings, reason: ground.reason }
  const rule = ruleOn(employee.arrears, gap.from)
  const reason = `欠费 ${gap.months} 个月，${gap.to} 已补缴，欠费期间待遇可追溯`
  return { clause: rule.cite, readings: rule.readings, reason }
}

function entitledBy(ground: Ground, day: CivilDate, { terms, history }: View): Standing {
  const { scheme } = ground
  const why = cited(ground, day, terms)
  const { retiredFrom } = history
  const isRetired = scheme === 'employee' && retiredFrom !== null && monthOf(day) >= retiredFrom
  const reason = isRetired ? `缴费年限达到规定，${retiredFrom} 退休，不再缴费` : why.reason
  return { state: 'entitled', scheme, until: null, isEmployerLiable: false, ...why, reason }
}

function waitingBy(ground: Ground, day: CivilDate, { terms }: View): Standing {
  const { scheme, entitledFrom, isAfterEmployersArrears } = ground
  const why = cited(ground, day, terms)
  const until = entitledFrom <= ground.to ? entitledFrom : null
  const reason =
    until === null
      ? `${why.reason}，等待期满时该年度已结束`
      : `${why.reason}，等待至 ${dayBefore(until)}，${until} 起享受待遇`
  return { state: 'waiting', scheme, until, isEmployerLiable: isAfterEmployersArrears, ...why, reason }
}

function uncovered(arrears: Overdue | null, { terms, history }: View, day: CivilDate): Standing {
  const nobody = { state: 'uncovered', scheme: null, until: null } as const
  if (arrears !== null && terms.employee !== undefined) {
    const rule = ruleOn(terms.employee.arrears, day)
    const isEmployerLiable = arrears.owed.as === 'employer'
    const reason = `职工医保 ${arrears.owed.month} 起欠费`
    return { ...nobody, clause: rule.cite, readings: rule.readings, isEmployerLiable, reason }
  }
  const rule = ruleOn(terms.uncovered, day)
  const ended = history.chains.filter((chain) => chain.to < day).at(-1)
  const reason =
    ended === undefined ? '当日没有有效的参保缴费' : `职工医保 ${ended.to} 停保，当日没有有效的参保缴费`
  return { ...nobody, clause: rule.cite, readings: rule.readings, isEmployerLiable: false, reason }
}
