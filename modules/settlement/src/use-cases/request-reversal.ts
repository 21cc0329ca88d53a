import { askOnce, type Sql } from '@tongchou/database'
import { ok, type Result, refuse } from '@tongchou/kernel'
import {
  type Decidable,
  type Decision,
  type DecisionRefusal,
  decideOnce,
  type RefusalOf,
} from '@tongchou/staff'
import type { Needs } from '../needs.ts'
import type { Refusal } from '../refusal.ts'
import { reverseInside } from './reverse-settlement.ts'
import { writeOnce } from './write-once.ts'

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

/** A second person approves, and the settlement is undone in the same transaction; or sends it back, and it stays. */
export const decideReversal =
  (needs: Needs) =>
  async (
    decision: Decision & { personId: string; requestId: string },
  ): Promise<Result<{ isApproved: boolean }, ApprovalRefusal | DecisionRefusal>> => {
    const same = { person_id: decision.personId, request_id: decision.requestId }
    const [seen] = await needs.database.inTransaction(decision.scope, (sql) =>
      sql.query('select from reversal_request where person_id = $1 and request_id = $2', Object.values(same)),
    )
    if (seen === undefined) return refuse({ code: 'unknown-request' })
    const decided = await writeOnce<unknown, ApprovalRefusal | DecisionRefusal>(() =>
      needs.database.inTransaction('*', (sql) =>
        decideOnce<Asked, unknown, ApprovalRefusal>(
          sql,
          { table: 'reversal_request', same, now: needs.now },
          decision,
          { approve: (asked) => undo(needs, sql, asked, decision.decidedBy) },
        ),
      ),
    )
    return decided.ok ? ok({ isApproved: decision.approve }) : decided
  }

interface Asked extends Decidable {
  person_id: string
  settlement_id: string
  reason: string
}

/** Where the institution has undone it meanwhile, the request is only closed. */
async function undo(
  needs: Needs,
  sql: Sql,
  { person_id, settlement_id, reason, asked_by }: Asked,
  approvedBy: string,
): Promise<Result<unknown, ApprovalRefusal>> {
  const undone = await reverseInside(needs, sql, {
    ...{ personId: person_id, settlementId: settlement_id, reason },
    ...{ askedBy: asked_by, approvedBy },
  })
  return undone.ok || undone.error.code === 'already-reversed' ? ok(null) : refuse(undoing(undone.error))
}

/** What a reversal of the platform's own can still be refused for. */
function undoing(refusal: Refusal): ApprovalRefusal {
  if (refusal.code === 'already-cleared' || refusal.code === 'busy') return refusal
  throw new Error(`broken invariant: a settlement that was asked for is refused with ${refusal.code}`)
}
