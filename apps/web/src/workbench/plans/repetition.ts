import { isAccepted, readAnswer } from '../wire/answer.ts'
import { compareBytes } from '../wire/compare-bytes.ts'
import type { Reply } from '../wire/transport.ts'

/** What the answer to a repeated message is, beside the first one. */
export type Repetition =
  | { readonly kind: 'first' | 'lost' | 'same' | 'computed-anew' | 'judged-anew' }
  | { readonly kind: 'different'; readonly at: number; readonly first: string; readonly second: string }

/** Transactions that only read or compute: the platform keeps no answer of theirs. */
const READING = new Set([
  '1101',
  '1901',
  '2001',
  '2206',
  '2206A',
  '2303',
  '2303A',
  '5203',
  '5204',
  '5206',
  '5301',
  '5304',
])

/** Compares a reply with the first one that arrived for the same msgid. A refusal is judged anew: its cause may be gone. */
export function repetitionOf(infno: string, first: Reply | undefined, reply: Reply): Repetition {
  if (!reply.arrived) return { kind: 'lost' }
  if (first === undefined || !first.arrived || first === reply) return { kind: 'first' }
  if (READING.has(infno)) return { kind: 'computed-anew' }
  if (!isAccepted(readAnswer(first.text))) return { kind: 'judged-anew' }
  const compared = compareBytes(first.text, reply.text)
  return compared.same ? { kind: 'same' } : { ...compared, kind: 'different' }
}
