import { ok, type Result } from '@tongchou/kernel'
import type { Inputs, Outputs } from '../generated/transactions.ts'
import { type Call, type Fault, reads } from '../transaction.ts'
import { readBenefit } from '../words/benefit.ts'
import { readNamed } from '../words/ids.ts'
import { settlementAnswerOf } from '../words/settlement-answer.ts'
import { readSettling } from '../words/settling.ts'

/** 门诊预结算: what the visit would cost; nothing is stored. Both forms are answered alike. */
export const previewVisit = reads('2206', (input, call) => preview(input, call))
export const previewVisitA = reads('2206A', (input, call) => preview(input, call))

async function preview(
  { data }: Pick<Inputs['2206'], 'data'>,
  call: Call,
): Promise<Result<Outputs['2206'], Fault>> {
  const named = await readNamed(data, 'data', call)
  if (!named.ok) return named
  const benefit = readBenefit(data, 'data', 'visit')
  if (!benefit.ok) return benefit
  const settling = { ...readSettling(data, call), benefit: { ...benefit.value, medType: data.med_type } }
  const preview = await call.platform.previewSettlement({ ...named.value, ...settling })
  return preview.ok ? ok(settlementAnswerOf(preview.value, call.msgid)) : preview
}
