import { ok, type Result, refuse } from '@tongchou/kernel'
import type { Inputs, Outputs } from '../generated/transactions.ts'
import { type Call, type Fault, messageFrom, writes } from '../transaction.ts'
import { placeOf, readNamed } from '../words/ids.ts'
import { settlementAnswerOf } from '../words/settlement-answer.ts'
import { readSettling } from '../words/settling.ts'

/** 住院结算: the funds pay for a stay that is discharged. Both forms are answered alike. */
export const settleStay = writes('2304', (input, call) => settle(input, call))
export const settleStayA = writes('2304A', (input, call) => settle(input, call))

async function settle(
  { data }: Pick<Inputs['2304'], 'data'>,
  call: Call,
): Promise<Result<Outputs['2304'], Fault>> {
  if (data.mid_setl_flag === '1') {
    const reason = '本平台按整次住院结算，请出院后以 0 结算'
    return refuse({
      code: 'not-supported',
      ...placeOf('data', 'mid_setl_flag', '中途结算标志'),
      value: '1',
      reason,
    })
  }
  const named = await readNamed(data, 'data', call)
  if (!named.ok) return named
  const settled = await call.platform.settleEncounter({
    ...named.value,
    ...readSettling(data, call),
    ...messageFrom(call),
    mustBeDischarged: true,
  })
  return settled.ok ? ok(settlementAnswerOf(settled.value, call.msgid)) : settled
}
