import { askOnce } from '@tongchou/database'
import { ok, type Result, refuse } from '@tongchou/kernel'
import type { Needs } from '../needs.ts'
import type { Refusal } from '../refusal.ts'
import { reverseSettlement } from './reverse-settlement.ts'

/** Asks to undo a settlement; nothing happens until another person approves (JM-31). Asked twice, the first request stands. */
export const requestReversal =
  (needs: Needs) =>
  (request: {
    personId: string
    settlementId: string
    reason: string
    askedBy: string
    scope: string
  }): Promise<Result<{ requestId: string }, Refusal>> =>
    needs.database.inTransaction(request.scope, async (sql) => {
      const { personId, settlementId } = request
      const [settlement] = await sql.query<{ state: string }>(
        'select state from settlement where person_id = $1 and settlement_id = $2',
        [personId, settlementId],
      )
      if (settlement === undefined) return refuse({ code: 'unknown-settlement' })
      if (settlement.state === 'reversed') return refuse({ code: 'already-reversed' })
      if (settlement.state === 'cleared') return refuse({ code: 'already-cleared' })
      const requestId = await askOnce(sql, 'reversal_request', {
        same: { person_id: personId, settlement_id: settlementId },
        said: {
          ...{ request_id: needs.newId(), reason: request.reason },
          ...{ asked_by: request.askedBy, asked_at: needs.now() },
        },
      })
      return ok({ requestId })
    })

/** A second person approves, and the settlement is undone, or declines, and it stays. */
export const decideReversal =
  (needs: Needs) =>
  async (request: {
    personId: string
    requestId: string
    approve: boolean
    decidedBy: string
    scope: string
  }): Promise<Result<{ isApproved: boolean }, Refusal>> => {
    const [open] = await needs.database.inTransaction(request.scope, (sql) =>
      sql.query<{ settlement_id: string; reason: string; asked_by: string }>(
        'select settlement_id, reason, asked_by from reversal_request where person_id = $1 and request_id = $2 and decided_by is null',
        [request.personId, request.requestId],
      ),
    )
    if (open === undefined) return refuse({ code: 'nothing-to-decide' })
    if (open.asked_by === request.decidedBy) return refuse({ code: 'same-person' })
    if (request.approve) {
      const undone = await reverseSettlement(needs)({
        personId: request.personId,
        settlementId: open.settlement_id,
        reason: open.reason,
        askedBy: open.asked_by,
        approvedBy: request.decidedBy,
      })
      // A repeated approval after a lost answer finds it undone already; the request is then only closed.
      if (!undone.ok && undone.error.code !== 'already-reversed') return undone
    }
    await needs.database.query(
      `update reversal_request set decided_by = $3, decided_at = $4, is_approved = $5
        where person_id = $1 and request_id = $2 and decided_by is null`,
      [request.personId, request.requestId, request.decidedBy, needs.now(), request.approve],
    )
    return ok({ isApproved: request.approve })
  }
