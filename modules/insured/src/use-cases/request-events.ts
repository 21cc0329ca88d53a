import { askOnce, type Sql } from '@tongchou/database'
import { ok, type Result, refuse, type Uuid } from '@tongchou/kernel'
import { type Decidable, type Decision, type DecisionRefusal, decideOnce } from '@tongchou/staff'
import { z } from 'zod'
import { type EnrolmentDoubt, enrolmentDoubts } from '../enrolment-doubt.ts'
import { liveEvents, personOf } from '../event-store.ts'
import { type ChangeRefusal, type PersonChange, personChangeShape, writeChange } from '../person-change.ts'
import { type RecordedEvent, recordedEventShape } from '../recorded-event.ts'
import { type RecordNeeds, type RecordRefusal, recordIn } from './record-events.ts'

export interface EventRequest {
  readonly personId: Uuid
  readonly events: readonly RecordedEvent[]
  readonly withdraws: readonly Uuid[]
  readonly changes: readonly PersonChange[]
  readonly reason: string
  /** Why a rule that takes an exception is set aside; null where none is. */
  readonly exception: string | null
  /** A login. */
  readonly askedBy: string
  readonly scope: string
}

export type RequestRefusal = RecordRefusal | ChangeRefusal | AskRefusal

/** Why facts are not asked for. */
type AskRefusal =
  | { code: 'unknown-person' }
  | { code: 'not-this-scheme'; doubt: EnrolmentDoubt }
  | { code: 'exception-missing'; doubt: EnrolmentDoubt }

/** Asks to record facts by hand, once however often the same is asked; nobody is entitled by them until another person approves (JM-31). */
export const requestEvents =
  (needs: RecordNeeds) =>
  (request: EventRequest): Promise<Result<{ requestId: Uuid }, AskRefusal>> =>
    needs.database.inTransaction(request.scope, async (sql) => {
      const refusal = await refusalOf(sql, needs, request)
      if (refusal !== null) return refuse(refusal)
      const requestId = await askOnce(sql, 'event_request', {
        same: {
          person_id: request.personId,
          events: JSON.stringify(request.events),
          withdraws: request.withdraws,
          changes: JSON.stringify(request.changes),
        },
        said: {
          ...{ request_id: needs.newId(), reason: request.reason, exception: request.exception },
          ...{ asked_by: request.askedBy, asked_at: needs.now() },
        },
      })
      return ok({ requestId })
    })

/** Which scheme a person must or may join is asked when it is asked for, and again when it is approved (JM-3). */
async function refusalOf(
  sql: Sql,
  needs: RecordNeeds,
  request: Pick<EventRequest, 'personId' | 'events' | 'withdraws' | 'exception'>,
): Promise<AskRefusal | null> {
  const person = await personOf(sql, request.personId)
  if (person === null) return { code: 'unknown-person' }
  const kept = (await liveEvents(sql, request.personId))
    .filter(({ eventId }) => !request.withdraws.includes(eventId))
    .map(({ event }) => event)
  const doubts = enrolmentDoubts(request.events, kept, person, needs.bundleOn(needs.today()).sections)
  const never = doubts.find(({ takesException }) => !takesException)
  if (never !== undefined) return { code: 'not-this-scheme', doubt: never }
  const [open] = doubts
  return open === undefined || request.exception !== null ? null : { code: 'exception-missing', doubt: open }
}

class Refused extends Error {
  readonly refusal: RequestRefusal

  constructor(refusal: RequestRefusal) {
    super(refusal.code)
    this.refusal = refusal
  }
}

/** A second person approves, and the facts are recorded and the entitlement derived; or sends it back, and nothing changes. */
export const decideEvents =
  (needs: RecordNeeds) =>
  async (
    decision: Decision & { personId: Uuid; requestId: Uuid },
  ): Promise<Result<{ isApproved: boolean }, RequestRefusal | DecisionRefusal>> => {
    const { personId, requestId } = decision
    try {
      return await needs.database.inTransaction(decision.scope, async (sql) => {
        const at = {
          table: 'event_request',
          same: { person_id: personId, request_id: requestId },
          now: needs.now,
        }
        const decided = await decideOnce(sql, at, decision, {
          approve: async (asked: AskedEvents): Promise<Result<null, never>> => {
            await record(sql, needs, decision, asked)
            return ok(null)
          },
        })
        return decided.ok ? ok({ isApproved: decision.approve }) : decided
      })
    } catch (error) {
      if (error instanceof Refused) return refuse(error.refusal)
      throw error
    }
  }

/** Throws `Refused` where a part cannot be written, so that no part is. */
async function record(
  sql: Sql,
  needs: RecordNeeds,
  decision: { personId: Uuid; decidedBy: string; scope: string },
  open: AskedEvents,
): Promise<void> {
  const { personId } = decision
  const events = z.array(recordedEventShape).parse(open.events)
  const changes = z.array(personChangeShape).parse(open.changes)
  const refusal = await refusalOf(sql, needs, { ...open, personId, events })
  if (refusal !== null) throw new Refused(refusal)
  for (const change of changes) {
    const written = await writeChange(sql, personId, change, { newId: needs.newId, at: needs.now() })
    if (!written.ok) throw new Refused(written.error)
  }
  const recorded = await recordIn(sql, needs, {
    ...{ personId, events, withdraws: open.withdraws, isChanged: changes.length > 0, scope: decision.scope },
    source: `经办窗口：${open.reason}${open.exception === null ? '' : `；例外：${open.exception}`}`,
    recordedBy: open.asked_by,
    approvedBy: decision.decidedBy,
  })
  if (!recorded.ok) throw new Refused(recorded.error)
}

interface AskedEvents extends Decidable {
  readonly events: unknown
  readonly changes: unknown
  readonly withdraws: Uuid[]
  readonly reason: string
  readonly exception: string | null
}
