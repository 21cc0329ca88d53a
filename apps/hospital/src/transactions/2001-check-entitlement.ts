import { civilDate, ok, refuse } from '@tongchou/kernel'
import type { Scheme } from '@tongchou/policy'
import type { Insurance } from '../platform/platform.ts'
import { reads } from '../transaction.ts'
import { placeOf, readPerson } from '../words/ids.ts'

const FUNDS: Readonly<Record<Scheme, readonly string[]>> = {
  employee: ['310100', '330100'],
  resident: ['390100', '390200'],
  student: ['390100', '390200'],
}

const BY_FUND = '01'
const OTHER = '99'

/** 人员待遇享受检查: for every fund of the person's scheme whether it pays on that day, and if not, why and until when. */
export const checkEntitlement = reads('2001', async ({ data }, call) => {
  const person = await readPerson(data.psn_no, 'data', call)
  if (!person.ok) return person
  const provider = await call.platform.provider(data.fixmedins_code)
  if (provider === null) {
    const reason = '不是本地定点医药机构，请核对机构编号'
    const place = placeOf('data', 'fixmedins_code', '定点医药机构编号')
    return refuse({ code: 'not-supported', ...place, value: data.fixmedins_code, reason })
  }
  const insurance = await call.platform.insuranceOn(person.value, civilDate(data.begntime.slice(0, 10)))
  const scheme = insurance.enrolment?.scheme ?? (data.insutype === '310' ? 'employee' : 'resident')
  const rows = [
    ...FUNDS[scheme].map((fund) => ({ trt_chk_type: BY_FUND, fund_pay_type: fund })),
    { trt_chk_type: OTHER, fund_pay_type: FUNDS[scheme][0] ?? '' },
  ]
  return ok({ trtinfo: rows.map((row) => ({ psn_no: data.psn_no, ...row, ...standingOf(insurance) })) })
})

/** A waiting or employer-liable person is told the reason; an entitled one nothing. */
function standingOf({ entitlement }: Insurance) {
  const isEntitled = entitlement.state === 'entitled'
  return {
    trt_enjymnt_flag: isEntitled ? '1' : '0',
    begndate: entitlement.from ?? '',
    enddate: entitlement.until ?? '',
    trt_chk_rslt: isEntitled ? '' : `${entitlement.reason}（${entitlement.clause}）`,
  }
}
