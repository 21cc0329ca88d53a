import { firstDayOf, monthOf } from '@tongchou/kernel'
import type { EntitledPerson, EntitlementEvent, EventFault } from './events.ts'
import { enrolmentsOf } from './history.ts'
import type { EntitlementTerms } from './terms.ts'

type At = [event: EntitlementEvent, path: string]

/** The first thing that cannot have happened: a scheme that the place does not have, an overlap, a payment that nobody owed. */
export function faultOfEvents(
  events: readonly EntitlementEvent[],
  person: EntitledPerson,
  terms: EntitlementTerms,
): EventFault | null {
  const placed = events.map((one, at): At => [one, `events[${at}]`])
  for (const [event, path] of placed) {
    const fault = faultOfOne(event, path, person, terms)
    if (fault !== null) return fault
  }
  return repeated(placed) ?? faultOfEnrolments(placed) ?? faultOfPayments(placed)
}

function faultOfOne(
  event: EntitlementEvent,
  path: string,
  { birthDate }: EntitledPerson,
  terms: EntitlementTerms,
): EventFault | null {
  if ('scheme' in event && terms[event.scheme] === undefined)
    return fault('bad-scheme', `this place has no ${event.scheme} scheme`, `${path}.scheme`)
  if (event.type === 'movedIn' && terms.movedIn === undefined)
    return fault('bad-scheme', 'this place has no rule for moving in', `${path}.type`)
  if (event.type === 'otherSystemEnded' && terms.otherSystem === undefined)
    return fault('bad-scheme', 'this place has no rule for other systems', `${path}.type`)
  const born = monthOf(birthDate)
  if ('month' in event && event.month < born) return fault('bad-date', 'before birth', `${path}.month`)
  if ('date' in event && event.date < birthDate) return fault('bad-date', 'before birth', `${path}.date`)
  if ('year' in event && event.year < Number(birthDate.slice(0, 4)))
    return fault('bad-date', 'before birth', `${path}.year`)
  if ('arrived' in event && event.arrived < birthDate)
    return fault('bad-date', 'before birth', `${path}.arrived`)
  if (event.type === 'movedIn' && event.lastPaidMonth < born)
    return fault('bad-date', 'before birth', `${path}.lastPaidMonth`)
  return null
}

/** The same month or year paid twice, a newborn registered twice, one stop twice. */
function repeated(placed: readonly At[]): EventFault | null {
  const seen = new Set<string>()
  for (const [event, path] of placed) {
    const key = keyOf(event)
    if (key === null) continue
    if (seen.has(key)) return fault('duplicate', 'the same event stands twice', path)
    seen.add(key)
  }
  return null
}

function keyOf(event: EntitlementEvent): string | null {
  if (event.type === 'pay') return `pay ${event.scheme} ${'month' in event ? event.month : event.year}`
  if (event.type === 'stop') return `stop ${event.scheme} ${event.month}`
  if (event.type === 'enrol') return event.as === 'newborn' ? 'newborn' : null
  return JSON.stringify(Object.entries(event).sort())
}

/** One active relation a day (JM-3.3): no two employee enrolments at once, no resident enrolment inside one, no stop of nothing. */
function faultOfEnrolments(placed: readonly At[]): EventFault | null {
  const events = placed.map(([event]) => event)
  const enrolments = enrolmentsOf(events)
  const pathOf = (is: (event: EntitlementEvent) => boolean): string =>
    placed.findLast(([event]) => is(event))?.[1] ?? 'events'
  for (const [at, one] of enrolments.entries()) {
    const next = enrolments[at + 1]
    if (next === undefined || (one.to !== null && one.to < next.month)) continue
    const path = pathOf(
      (event) => event.type === 'enrol' && event.scheme === 'employee' && event.month === next.month,
    )
    return fault('overlap', `enrolled in the employee scheme since ${one.month} without a stop before`, path)
  }
  for (const [event, path] of placed) {
    if (
      event.type === 'stop' &&
      event.scheme === 'employee' &&
      !enrolments.some(({ to }) => to === event.month)
    )
      return fault('not-enrolled', 'no employee enrolment ends with this month', `${path}.month`)
    if (event.type === 'stop' && event.scheme === 'resident' && !isResidentIn(events, event.month))
      return fault('not-enrolled', 'not in the resident scheme in this month', `${path}.month`)
    if (event.type === 'enrol' && event.as === 'resident') {
      const held = enrolments.find(
        (one) => one.month <= event.month && (one.to === null || event.month <= one.to),
      )
      if (held !== undefined)
        return fault('overlap', `enrolled in the employee scheme since ${held.month}`, path)
    }
  }
  return null
}

function isResidentIn(events: readonly EntitlementEvent[], month: string): boolean {
  return events.some(
    (event) =>
      (event.type === 'pay' && event.scheme === 'resident' && month.startsWith(String(event.year))) ||
      (event.type === 'enrol' && event.as === 'resident' && event.month <= month) ||
      (event.type === 'enrol' && event.as === 'newborn' && month.startsWith(event.date.slice(0, 4))),
  )
}

function faultOfPayments(placed: readonly At[]): EventFault | null {
  const events = placed.map(([event]) => event)
  const enrolments = enrolmentsOf(events)
  for (const [event, path] of placed) {
    if (event.type !== 'pay' || event.scheme !== 'employee') continue
    const owes = enrolments.some(
      (one) => one.month <= event.month && (one.to === null || event.month <= one.to),
    )
    if (!owes)
      return fault(
        'not-enrolled',
        `${firstDayOf(event.month).slice(0, 7)} is owed by no enrolment`,
        `${path}.month`,
      )
  }
  return null
}

const fault = (code: EventFault['code'], message: string, path: string): EventFault => ({
  code,
  message,
  path,
})
