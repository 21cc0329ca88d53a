import type { Sql } from '@tongchou/database'
import { ok, type Result, refuse, type Uuid } from '@tongchou/kernel'
import { z } from 'zod'
import { type RecordedEvent, recordedEventShape } from '../recorded-event.ts'
import { type RecordNeeds, type RecordRefusal, recordIn } from './record-events.ts'

export interface EventRequest {
  readonly personId: Uuid
  readonly events: readonly RecordedEvent[]
  readonly withdraws: readonly Uuid[]
  readonly reason: string
  readonly askedBy: string
  readonly scope: string
}

export type RequestRefusal = RecordRefusal | { code: 'nothing-to-decide' } | { code: 'same-person' }

/** Asks to record facts by hand; nobody is entitled by them until another person approves (JM-31). */
export const requestEvents =
  (needs: RecordNeeds) =>
  (request: EventRequest): Promise<Result<{ requestId: Uuid }, RequestRefusal>> =>
    needs.database.inTransaction(request.scope, async (sql) => {
      const [person] = await sql.query('select 1 from person where person_id = $1', [request.personId])
      if (person === undefined) return refuse({ code: 'unknown-person' })
      const requestId = needs.newId()
      await sql.query(
        `insert into event_request (person_id, request_id, events, withdraws, reason, asked_by, asked_at)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        [
          request.personId,
          requestId,
          JSON.stringify(request.events),
          request.withdraws,
          request.reason,
          request.askedBy,
          needs.now(),
        ],
      )
      return ok({ requestId })
    })

interface Decision {
  readonly personId: Uuid
  readonly requestId: Uuid
  readonly approve: boolean
  readonly decidedBy: string
  readonly scope: string
}

/** A second person approves, and the facts are recorded and the entitlement derived, or declines, and nothing changes. */
export const decideEvents =
  (needs: RecordNeeds) =>
  (decision: Decision): Promise<Result<{ isApproved: boolean }, RequestRefusal>> =>
    needs.database.inTransaction(decision.scope, async (sql) => {
      const open = await openRequest(sql, decision)
      if (open === undefined) return refuse({ code: 'nothing-to-decide' })
      if (open.asked_by === decision.decidedBy) return refuse({ code: 'same-person' })
      if (decision.approve) {
        const recorded = await recordIn(sql, needs, {
          personId: decision.personId,
          events: z.array(recordedEventShape).parse(open.events),
          withdraws: open.withdraws,
          source: `经办窗口：${open.reason}`,
          recordedBy: `${open.asked_by}，复核 ${decision.decidedBy}`,
          scope: decision.scope,
        })
        if (!recorded.ok) return recorded
      }
      await sql.query(
        `update event_request set decided_by = $3, decided_at = $4, is_approved = $5
          where person_id = $1 and request_id = $2`,
        [decision.personId, decision.requestId, decision.decidedBy, needs.now(), decision.approve],
      )
      return ok({ isApproved: decision.approve })
    })

async function openRequest(sql: Sql, { personId, requestId }: Decision) {
  const [open] = await sql.query<{ events: unknown; withdraws: Uuid[]; reason: string; asked_by: string }>(
    `select events, withdraws, reason, asked_by from event_request
      where person_id = $1 and request_id = $2 and decided_by is null for update`,
    [personId, requestId],
  )
  return open
}
