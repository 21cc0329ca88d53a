import { ok, type Result } from '@tongchou/kernel'
import type { Inputs, Outputs } from '../generated/transactions.ts'
import { type Call, type Fault, messageFrom, writes } from '../transaction.ts'
import { readBenefit } from '../words/benefit.ts'
import { readNamed } from '../words/ids.ts'
import { settlementAnswerOf } from '../words/settlement-answer.ts'
import { readSettling } from '../words/settling.ts'

/** 门诊结算: the funds pay. Both forms are answered alike. */
export const settleVisit = writes('2207', (input, call) => settle(input, call))
export const settleVisitA = writes('2207A', (input, call) => settle(input, call))

async function settle(
  { data }: Pick<Inputs['2207'], 'data'>,
  call: Call,
): Promise<Result<Outputs['2207'], Fault>> {
  const named = await readNamed(data, 'data', call)
  if (!named.ok) return named
  const benefit = readBenefit(data, 'data', 'visit')
  if (!benefit.ok) return benefit
  const settled = await call.platform.settleEncounter({
    ...named.value,
    ...readSettling(data, call),
    benefit: { ...benefit.value, medType: data.med_type },
    ...messageFrom(call),
    mustBeDischarged: false,
  })
  return settled.ok ? ok(settlementAnswerOf(settled.value, call.msgid)) : settled
}
