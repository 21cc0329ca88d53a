import { ok, toWireId } from '@tongchou/kernel'
import { reads } from '../transaction.ts'
import { placeOf, readId, readNamed } from '../words/ids.ts'
import { HOSP_LV, LEVEL_CODE } from '../words/national-codes.ts'
import { reversalAnswerOf, settlementAnswerOf } from '../words/settlement-answer.ts'

/** 结算信息查询: a settlement with everything around it; a reversed one says so, and a reversal has the other signs. */
export const readSettlement = reads('5203', async ({ data }, call) => {
  const named = await readNamed(data, 'data', call)
  if (!named.ok) return named
  const settlementId = readId(data.setl_id, placeOf('data', 'setl_id', '结算ID'))
  if (!settlementId.ok) return settlementId
  const found = await call.platform.findSettlement({
    ...named.value,
    settlementId: settlementId.value,
    providerCode: call.providerCode,
  })
  if (!found.ok) return found
  const provider = await call.platform.provider(call.providerCode)
  const { settlement, startedOn, endedOn, year, isReversed, reversalId, msgid } = found.value
  const { setlinfo, setldetail } =
    reversalId === null
      ? settlementAnswerOf(settlement, msgid)
      : reversalAnswerOf(settlement, toWireId(reversalId), msgid)
  return ok({
    setlinfo: {
      ...setlinfo,
      psn_pay: setlinfo.psn_part_amt,
      cash_payamt: setlinfo.psn_cash_pay,
      insu_optins: settlement.district,
      pay_loc: '2',
      fixmedins_code: call.providerCode,
      fixmedins_name: provider?.name ?? '',
      hosp_lv: HOSP_LV[provider?.level ?? 1],
      fixmedins_poolarea: provider?.district ?? '',
      lmtpric_hosp_lv: LEVEL_CODE[provider?.level ?? 1],
      dedc_hosp_lv: LEVEL_CODE[provider?.level ?? 1],
      begndate: startedOn,
      enddate: endedOn,
      refd_setl_flag: isReversed ? '1' : '0',
      year: String(year),
      opt_time: setlinfo.setl_time,
    },
    setldetail,
  })
})
