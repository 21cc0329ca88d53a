import { type Month, monthOf } from '@tongchou/kernel'
import type { EntitledPerson, EntitlementEvent, EventFault } from './events.ts'
import { type Enrolment, enrolmentsOf } from './history.ts'
import { holdsLapses } from './lapse.ts'
import type { EntitlementTerms } from './terms.ts'

type Events = readonly EntitlementEvent[]

/** The first thing that cannot have happened: a scheme that the place does not have, an overlap, a payment that nobody owed. */
export function faultOfEvents(
  events: Events,
  person: EntitledPerson,
  terms: EntitlementTerms,
): EventFault | null {
  const birth = { ...person, month: monthOf(person.birthDate), year: Number(person.birthDate.slice(0, 4)) }
  for (const [at, event] of events.entries()) {
    const fault = strangeScheme(event, at, terms) ?? beforeBirth(event, at, birth)
    if (fault !== null) return fault
  }
  const enrolments = enrolmentsOf(events)
  return (
    repeated(events) ??
    overlapping(events, enrolments) ??
    stopOfNothing(events, enrolments) ??
    unowed(events, enrolments)
  )
}

function strangeScheme(event: EntitlementEvent, at: number, terms: EntitlementTerms): EventFault | null {
  if ('scheme' in event && terms[event.scheme] === undefined)
    return fault('bad-scheme', `this place has no ${event.scheme} scheme`, at, 'scheme')
  if (event.type === 'repair' && !holdsLapses(terms, event.arrived))
    return fault('bad-scheme', 'this place has no rule of lapsed years', at, 'type')
  if (event.type === 'movedIn' && terms.movedIn === undefined)
    return fault('bad-scheme', 'this place has no rule for moving in', at, 'type')
  if (event.type === 'otherSystemEnded' && terms.otherSystem === undefined)
    return fault('bad-scheme', 'this place has no rule for other systems', at, 'type')
  return null
}

function beforeBirth(
  event: EntitlementEvent,
  at: number,
  birth: { birthDate: string; month: Month; year: number },
): EventFault | null {
  const early = (key: string): EventFault => fault('bad-date', 'before birth', at, key)
  if ('month' in event && event.month < birth.month) return early('month')
  if ('date' in event && event.date < birth.birthDate) return early('date')
  if ('year' in event && event.year < birth.year) return early('year')
  if ('arrived' in event && event.arrived < birth.birthDate) return early('arrived')
  return event.type === 'movedIn' && event.lastPaidMonth < birth.month ? early('lastPaidMonth') : null
}

/** The same month or year paid twice, a newborn registered twice, one stop twice. */
function repeated(events: Events): EventFault | null {
  const seen = new Set<string>()
  for (const [at, event] of events.entries()) {
    const key = keyOf(event)
    if (key === null) continue
    if (seen.has(key)) return fault('duplicate', 'the same event stands twice', at)
    seen.add(key)
  }
  return null
}

function keyOf(event: EntitlementEvent): string | null {
  if (event.type === 'pay') return 'month' in event ? event.month : `${event.scheme} ${event.year}`
  if (event.type === 'repair') return `repair ${event.year}`
  if (event.type === 'stop') return `stop ${event.scheme} ${event.month}`
  if (event.type === 'enrol') return event.as === 'newborn' ? 'newborn' : null
  return JSON.stringify(Object.entries(event).sort())
}

/** One active relation a day (JM-3.3): no two employee enrolments at once, and no resident enrolment inside one. */
function overlapping(events: Events, enrolments: readonly Enrolment[]): EventFault | null {
  for (const [at, one] of enrolments.entries()) {
    const next = enrolments[at + 1]
    if (next === undefined || (one.to !== null && one.to < next.month)) continue
    const second = events.findLastIndex(
      (event) => event.type === 'enrol' && event.scheme === 'employee' && event.month === next.month,
    )
    return fault('overlap', `in the employee scheme since ${one.month} without a stop before`, second)
  }
  for (const [at, event] of events.entries()) {
    if (event.type !== 'enrol' || event.as !== 'resident') continue
    const held = enrolments.find((one) => owes(one, event.month))
    if (held !== undefined) return fault('overlap', `in the employee scheme since ${held.month}`, at)
  }
  return null
}

function stopOfNothing(events: Events, enrolments: readonly Enrolment[]): EventFault | null {
  for (const [at, event] of events.entries()) {
    if (event.type !== 'stop') continue
    const isOfSomething =
      event.scheme === 'employee'
        ? enrolments.some(({ to }) => to === event.month)
        : isResidentIn(events, event.month)
    if (!isOfSomething) return fault('not-enrolled', 'no enrolment that this month could end', at, 'month')
  }
  return null
}

const isResidentIn = (events: Events, month: Month): boolean =>
  events.some(
    (event) =>
      (event.type === 'pay' && event.scheme === 'resident' && month.startsWith(String(event.year))) ||
      (event.type === 'enrol' && event.as === 'resident' && event.month <= month) ||
      (event.type === 'enrol' && event.as === 'newborn' && month.startsWith(event.date.slice(0, 4))),
  )

function unowed(events: Events, enrolments: readonly Enrolment[]): EventFault | null {
  const at = events.findIndex(
    (event) =>
      event.type === 'pay' &&
      event.scheme === 'employee' &&
      !enrolments.some((one) => owes(one, event.month)),
  )
  return at < 0 ? null : fault('not-enrolled', 'no enrolment owes this month', at, 'month')
}

const owes = (one: Enrolment, month: Month): boolean =>
  one.month <= month && (one.to === null || month <= one.to)

const fault = (code: EventFault['code'], message: string, at: number, key?: string): EventFault => ({
  code,
  message,
  path: `events[${at}]${key === undefined ? '' : `.${key}`}`,
})
