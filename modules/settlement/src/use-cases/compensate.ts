import { ok, type Result, refuse } from '@tongchou/kernel'
import type { Needs } from '../needs.ts'
import type { Refusal } from '../refusal.ts'
import { hex } from '../rows.ts'
import { compensationOf, type Message, undoneBy } from './answered-message.ts'
import { restoreSettlement } from './restore-settlement.ts'
import { type ReversalView, reverseSettlement } from './reverse-settlement.ts'

export interface CompensateRequest {
  personId: string
  originalMsgid: string
  originalInfno: string
  message: Message
}

/** What became of the message whose outcome the sender did not know. */
export interface Compensation {
  outcome: 'never-arrived' | 'undone' | 'was-undone' | 'had-no-effect'
}

/**
 * 冲正 (2601): the sender does not know whether a message took effect and wants none of it. A settlement is reversed; what was reversed
 * stands again; a message that never arrived is recorded, so that it is refused should it come later; anything asked again changes nothing.
 */
export const compensate =
  (needs: Needs) =>
  async (request: CompensateRequest): Promise<Result<Compensation, Refusal>> => {
    const { message } = request
    await needs.database.query(
      `insert into answered_message (sender, msgid, infno, person_id, digest, answer, at)
       values ($1, $2, 'compensated', $3, $4, '{}', $5) on conflict do nothing`,
      [message.sender.provider, request.originalMsgid, request.personId, hex(message.digest), needs.now()],
    )
    const [original] = await needs.database.query<{
      infno: string
      settlement_id: string | null
      person_id: string | null
      answer: string
    }>(
      'select infno, settlement_id, person_id, answer from answered_message where sender = $1 and msgid = $2',
      [message.sender.provider, request.originalMsgid],
    )
    if (original === undefined || original.infno === 'compensated') return ok({ outcome: 'never-arrived' })
    if (original.person_id !== request.personId) return refuse({ code: 'another-person' })
    if (plain(original.infno) !== plain(request.originalInfno))
      return refuse({ code: 'another-message', infno: original.infno })
    if (original.settlement_id === null) return ok({ outcome: 'had-no-effect' })
    if (UNDOES.has(original.infno)) {
      const restored = await restoreSettlement(needs)({
        // The answer was written by the use case that undid the settlement.
        undone: JSON.parse(original.answer) as ReversalView,
        reason: compensationOf(request.originalMsgid),
        message,
      })
      return restored.ok ? ok({ outcome: restored.value.wasRestored ? 'was-undone' : 'undone' }) : restored
    }
    const undone = await reverseSettlement(needs)({
      personId: request.personId,
      settlementId: original.settlement_id,
      reason: compensationOf(request.originalMsgid),
      ...undoneBy(message),
      providerCode: message.sender.provider,
      message,
    })
    if (undone.ok) return ok({ outcome: 'undone' })
    return undone.error.code === 'already-reversed' ? ok({ outcome: 'was-undone' }) : undone
  }

/** Both forms of a transaction (2304, 2304A) are one. */
const plain = (infno: string): string => infno.replace(/A$/, '')

/** What undoes a settlement; of the others only those that make one have one. */
const UNDOES = new Set(['2208', '2305', '2103'])
