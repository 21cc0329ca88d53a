import { ok, type Result, toWireId } from '@tongchou/kernel'
import { type Call, type Fault, messageFrom } from '../transaction.ts'
import { placeOf, readId, readNamed } from './ids.ts'
import { reversalAnswerOf } from './settlement-answer.ts'

interface ReversingFields {
  readonly setl_id: string
  readonly mdtrt_id: string
  readonly psn_no: string
}

/** What 2208 and 2305 do alike: the settlement is taken back, and the visit may be settled anew. */
export async function reverse(
  data: ReversingFields,
  call: Call,
): Promise<Result<ReturnType<typeof reversalAnswerOf>, Fault>> {
  const named = await readNamed(data, 'data', call)
  if (!named.ok) return named
  const settlement = readId(data.setl_id, placeOf('data', 'setl_id', '结算ID'))
  if (!settlement.ok) return settlement
  const reversed = await call.platform.reverseSettlement({
    ...named.value,
    settlementId: settlement.value,
    providerCode: call.providerCode,
    reason: `机构 ${call.infno} 撤销`,
    ...messageFrom(call),
  })
  if (!reversed.ok) return reversed
  return ok(reversalAnswerOf(reversed.value.settlement, toWireId(reversed.value.reversalId), call.msgid))
}
