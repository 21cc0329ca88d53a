import { askOnce } from '@tongchou/database'
import { ok, type Result, refuse } from '@tongchou/kernel'
import {
  type Decidable,
  type Decision,
  type DecisionRefusal,
  mayDecide,
  type RefusalOf,
} from '@tongchou/staff'
import type { Needs } from '../needs.ts'
import type { Refusal } from '../refusal.ts'
import { reverseSettlement } from './reverse-settlement.ts'

/** Why a settlement is not undone from the platform's own pages. */
export type UndoRefusal =
  | RefusalOf<Refusal, 'unknown-settlement' | 'already-reversed' | 'already-cleared'>
  | ApprovalRefusal
/** Why it is not, though another person approves. */
type ApprovalRefusal = RefusalOf<Refusal, 'already-cleared' | 'busy'>

/** Asks to undo a settlement; nothing happens until another person approves (JM-31). Asked twice, the first request stands. */
export const requestReversal =
  (needs: Needs) =>
  (request: {
    personId: string
    settlementId: string
    reason: string
    askedBy: string
    scope: string
  }): Promise<Result<{ requestId: string }, Exclude<UndoRefusal, { code: 'busy' }>>> =>
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

/** A second person approves, and the settlement is undone; or sends it back, and it stays. */
export const decideReversal =
  (needs: Needs) =>
  async (
    decision: Decision & { personId: string; requestId: string },
  ): Promise<Result<{ isApproved: boolean }, ApprovalRefusal | DecisionRefusal>> => {
    const { personId, requestId } = decision
    const [asked] = await needs.database.inTransaction(decision.scope, (sql) =>
      sql.query<Decidable & { settlement_id: string; reason: string }>(
        'select * from reversal_request where person_id = $1 and request_id = $2',
        [personId, requestId],
      ),
    )
    const may = mayDecide(asked, decision)
    if (!may.ok) return may
    if (asked === undefined || may.value === 'decided') return ok({ isApproved: decision.approve })
    if (decision.approve) {
      const undone = await reverseSettlement(needs)({
        ...{ personId, settlementId: asked.settlement_id, reason: asked.reason },
        ...{ askedBy: asked.asked_by, approvedBy: decision.decidedBy },
      })
      // After a crash between the two it is undone already, and the request is only closed.
      if (!undone.ok && undone.error.code !== 'already-reversed') return refuse(undoing(undone.error))
    }
    await needs.database.query(
      `update reversal_request set decided_by = $3, decided_at = $4, is_approved = $5, decision_reason = $6
        where person_id = $1 and request_id = $2 and decided_by is null`,
      [
        ...[personId, requestId, decision.decidedBy, needs.now(), decision.approve],
        decision.approve ? null : decision.reason,
      ],
    )
    return ok({ isApproved: decision.approve })
  }

/** What a reversal of the platform's own can still be refused for. */
function undoing(refusal: Refusal): ApprovalRefusal {
  if (refusal.code === 'already-cleared' || refusal.code === 'busy') return refusal
  throw new Error(`broken invariant: a settlement that was asked for is refused with ${refusal.code}`)
}
