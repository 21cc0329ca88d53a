import { ok, type Result, refuse } from '@tongchou/kernel'
import type { Refusal } from '../refusal.ts'
import { hex, type Row } from '../rows.ts'

/** One message that may be repeated: who sent it, its number, and the digest of what it says. */
export interface Message {
  sender: { provider: string; operator: string }
  msgid: string
  infno: string
  digest: Uint8Array
}

/** Who undoes what an institution's own message undoes: its operator, whose number no login can be, and the institution. */
export const undoneBy = ({ sender: { provider, operator } }: Pick<Message, 'sender'>) => ({
  askedBy: `${provider} 操作员 ${operator}`,
  approvedBy: `机构 ${provider}`,
})

/** The reason under which 2601 takes a settlement back. */
export const compensationOf = (msgid: string): string => `${COMPENSATION}${msgid}`

const COMPENSATION = '冲正 '

/** The stored answer of a message that was answered before; a refusal where the same number says something else; null for a new one. */
export function repeated<View>(answered: Row | null, message: Message): Result<View, Refusal> | null {
  if (answered === null) return null
  if (answered.infno === 'compensated' || answered.is_compensated === true)
    return refuse({ code: 'compensated', msgid: message.msgid })
  if (answered.digest !== hex(message.digest)) return refuse({ code: 'msgid-reused', msgid: message.msgid })
  // The answer was written by the same use case that reads it here.
  return ok(JSON.parse(String(answered.answer)) as View)
}
