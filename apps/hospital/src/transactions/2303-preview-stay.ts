import { ok, type Result } from '@tongchou/kernel'
import type { Inputs, Outputs } from '../generated/transactions.ts'
import { type Call, type Fault, reads } from '../transaction.ts'
import { readNamed } from '../words/ids.ts'
import { settlementAnswerOf } from '../words/settlement-answer.ts'
import { readSettling } from '../words/settling.ts'

/** 住院预结算: what the stay would cost so far, before or after the discharge; nothing is stored. Both forms are answered alike. */
export const previewStay = reads('2303', (input, call) => preview(input, call))
export const previewStayA = reads('2303A', (input, call) => preview(input, call))

async function preview(
  { data }: Pick<Inputs['2303'], 'data'>,
  call: Call,
): Promise<Result<Outputs['2303'], Fault>> {
  const named = await readNamed(data, 'data', call)
  if (!named.ok) return named
  const preview = await call.platform.previewSettlement({ ...named.value, ...readSettling(data, call) })
  return preview.ok ? ok(settlementAnswerOf(preview.value, call.msgid)) : preview
}
