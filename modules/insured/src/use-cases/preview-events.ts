import { addDays, type CivilDate, ok, type Result, refuse, type Uuid } from '@tongchou/kernel'
import type { EventFault } from '@tongchou/policy'
import { type DerivedSpan, derivedEntitlement, untilDeath } from '../derived-entitlement.ts'
import { type EnrolmentDoubt, enrolmentDoubts } from '../enrolment-doubt.ts'
import { type InsuredPerson, liveEvents, personOf } from '../event-store.ts'
import type { PersonChange } from '../person-change.ts'
import type { RecordedEvent } from '../recorded-event.ts'
import type { RecordNeeds } from './record-events.ts'

export interface PreviewRequest {
  readonly personId: Uuid
  readonly events: readonly RecordedEvent[]
  readonly withdraws: readonly Uuid[]
  readonly changes: readonly PersonChange[]
  readonly scope: string
}

/** Days on which the answer would be another one: from `from` up to but not including `before`. */
export interface ChangedDays {
  readonly from: CivilDate
  readonly before: CivilDate | null
  /** Null on days before anything was known. */
  readonly was: DerivedSpan | null
  readonly willBe: DerivedSpan | null
}

export interface Preview {
  readonly doubts: readonly EnrolmentDoubt[]
  readonly days: readonly ChangedDays[]
}

export type PreviewRefusal =
  | { readonly code: 'unknown-person' }
  | { readonly code: 'impossible-events'; readonly fault: EventFault }

/** What facts would change, day by day, before anybody asks for them; nothing is written. */
export const previewEvents =
  (needs: RecordNeeds) =>
  (request: PreviewRequest): Promise<Result<Preview, PreviewRefusal>> =>
    needs.database.inTransaction(request.scope, async (sql) => {
      const person = await personOf(sql, request.personId)
      if (person === null) return refuse({ code: 'unknown-person' })
      const known = await liveEvents(sql, request.personId)
      const kept = known
        .filter(({ eventId }) => !request.withdraws.includes(eventId))
        .map(({ event }) => event)
      const { sections } = needs.bundleOn(needs.today())
      if (sections.entitlement === undefined) throw new Error('broken invariant: a place without entitlement')
      const before = derivedEntitlement(
        known.map(({ event }) => event),
        person,
        sections.entitlement,
      )
      const later = changed(person, request.changes)
      const after = derivedEntitlement([...kept, ...request.events], later, sections.entitlement)
      if (!after.ok) return refuse({ code: 'impossible-events', fault: after.error })
      return ok({
        doubts: enrolmentDoubts(request.events, kept, person, sections),
        days: changedDays(
          untilDeath(before.ok ? before.value : [], person.diedOn),
          untilDeath(after.value, later.diedOn),
        ),
      })
    })

function changed(person: InsuredPerson, changes: readonly PersonChange[]): InsuredPerson {
  const certified = changes.flatMap((it) =>
    it.type === 'certified' ? [{ category: it.category, from: it.from, to: it.to }] : [],
  )
  const death = changes.find((it) => it.type === 'died')
  return {
    ...person,
    certified: [...(person.certified ?? []), ...certified],
    diedOn: death?.on ?? person.diedOn,
  }
}

/** The stretches on which two answers differ, each as long as both stay the same. */
export function changedDays(was: readonly DerivedSpan[], willBe: readonly DerivedSpan[]): ChangedDays[] {
  const starts = [...was, ...willBe].flatMap((it) => (it.before === null ? [it.from] : [it.from, it.before]))
  const days = [...new Set(starts)].sort()
  return days.flatMap((from, at) => {
    const [one, other] = [spanOn(was, from), spanOn(willBe, from)]
    if (one?.state === other?.state && one?.scheme === other?.scheme) return []
    return [{ from, before: days[at + 1] ?? null, was: one, willBe: other }]
  })
}

const spanOn = (spans: readonly DerivedSpan[], day: CivilDate): DerivedSpan | null =>
  spans.find((it) => it.from <= day && (it.before === null || day < it.before)) ?? null

/** The last of the days, for people. */
export const lastOf = (before: CivilDate | null): CivilDate | null =>
  before === null ? null : addDays(before, -1)
