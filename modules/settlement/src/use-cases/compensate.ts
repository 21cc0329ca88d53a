import { ok, type Result, refuse } from '@tongchou/kernel'
import type { Needs } from '../needs.ts'
import type { Refusal } from '../refusal.ts'
import { hex } from '../rows.ts'
import { compensationOf, type Message, undoneBy } from './answered-message.ts'
import { reverseSettlement } from './reverse-settlement.ts'

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
 * 冲正 (2601): the sender does not know whether a message took effect and wants none of it. A settlement is reversed; a message
 * that never arrived is recorded, so that it is refused should it come later; anything asked again changes nothing.
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
    }>('select infno, settlement_id, person_id from answered_message where sender = $1 and msgid = $2', [
      message.sender.provider,
      request.originalMsgid,
    ])
    if (original === undefined || original.infno === 'compensated') return ok({ outcome: 'never-arrived' })
    if (original.person_id !== request.personId) return refuse({ code: 'another-person' })
    if (plain(original.infno) !== plain(request.originalInfno))
      return refuse({ code: 'another-message', infno: original.infno })
    if (original.settlement_id === null) return ok({ outcome: 'had-no-effect' })
    // A reversal is the undoing of a settlement; it stays, and the institution settles anew.
    if (!SETTLES.has(original.infno)) return refuse({ code: 'not-compensable', infno: original.infno })
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

const SETTLES = new Set(['2207', '2207A', '2304', '2304A', '2102'])
