import type { Database, Sql } from '@tongchou/database'
import { type CivilDate, ok, type Result, refuse, type Uuid } from '@tongchou/kernel'
import type { Bundle, EventFault } from '@tongchou/policy'
import { derivedEntitlement, untilDeath } from '../derived-entitlement.ts'
import { appendEvents, appendVersion, liveEvents, lockedPerson } from '../event-store.ts'
import type { RecordedEvent } from '../recorded-event.ts'
import { followEnrolments } from '../relations.ts'
import { type SchemeStay, stayAgainstSwitch } from '../scheme-switch.ts'

export interface RecordNeeds {
  readonly database: Database
  readonly bundleOn: (day: CivilDate) => Bundle
  readonly now: () => Date
  readonly today: () => CivilDate
  readonly newId: () => Uuid
  /** The stays in hospital that a person is in on a day. */
  readonly staysOn: (sql: Sql, personId: Uuid, day: CivilDate) => Promise<readonly SchemeStay[]>
}

export interface RecordRequest {
  readonly personId: Uuid
  readonly events: readonly RecordedEvent[]
  /** Facts that were wrong. */
  readonly withdraws: readonly Uuid[]
  readonly source: string
  /** A login, or where it was loaded from. */
  readonly recordedBy: string
  /** The login of another person who approved it; null where it was not by hand. */
  readonly approvedBy?: string
  readonly scope: string
  /** Something else changed of the person that the rule reads. */
  readonly isChanged?: boolean
}

export type RecordRefusal =
  | { code: 'unknown-person' }
  | { code: 'unknown-event'; eventId: Uuid }
  | { code: 'impossible-events'; fault: EventFault }
  /** Nobody changes schemes while in hospital (JM-17.3.4). */
  | { code: 'in-hospital'; stay: SchemeStay }

/**
 * Records what happened to a person's insurance and derives the entitlement anew, in one transaction. Facts already known change nothing:
 * the same list again has one effect. An impossible history is refused as a whole, with the fact that does not fit.
 */
export const recordEvents =
  (needs: RecordNeeds) =>
  (request: RecordRequest): Promise<Result<{ version: number | null }, RecordRefusal>> =>
    needs.database.inTransaction(request.scope, (sql) => recordIn(sql, needs, request))

/** The same inside a transaction that is already open. */
export async function recordIn(
  sql: Sql,
  needs: RecordNeeds,
  request: RecordRequest,
): Promise<Result<{ version: number | null }, RecordRefusal>> {
  const person = await lockedPerson(sql, request.personId)
  if (person === null) return refuse({ code: 'unknown-person' })
  const known = await liveEvents(sql, request.personId)
  const missing = request.withdraws.find((id) => !known.some(({ eventId }) => eventId === id))
  if (missing !== undefined) return refuse({ code: 'unknown-event', eventId: missing })
  const kept = known.filter(({ eventId }) => !request.withdraws.includes(eventId)).map(({ event }) => event)
  const added = request.events.filter((event) => !kept.some((one) => isSame(one, event)))
  if (added.length === 0 && request.withdraws.length === 0 && request.isChanged !== true)
    return ok({ version: null })
  const bundle = needs.bundleOn(needs.today())
  const terms = bundle.sections.entitlement
  if (terms === undefined) throw new Error(`broken invariant: ${bundle.region} has no rule of entitlement`)
  const today = needs.today()
  const stay = stayAgainstSwitch(added, await needs.staysOn(sql, request.personId, today), today, terms)
  if (stay !== null) return refuse({ code: 'in-hospital', stay })
  const derived = derivedEntitlement([...kept, ...added], person, terms)
  if (!derived.ok) return refuse({ code: 'impossible-events', fault: derived.error })
  const recording = { ...request, approvedBy: request.approvedBy ?? null, recordedAt: needs.now() }
  await appendEvents(sql, recording, [
    ...request.withdraws.map((id) => ({ eventId: needs.newId(), event: null, withdraws: id })),
    ...added.map((event) => ({ eventId: needs.newId(), event, withdraws: null })),
  ])
  await followEnrolments(sql, request.personId, added, {
    newId: needs.newId,
    at: recording.recordedAt,
    all: [...kept, ...added],
  })
  const spans = untilDeath(derived.value, person.diedOn)
  const version = await appendVersion(sql, { ...recording, bundleHash: bundle.hash }, spans)
  return ok({ version })
}

const isSame = (a: RecordedEvent, b: RecordedEvent): boolean => canonical(a) === canonical(b)

const canonical = (event: RecordedEvent): string =>
  JSON.stringify(Object.entries(event).sort(([a], [b]) => (a < b ? -1 : 1)))
