import { civilDate, ok, refuse, type Uuid } from '@tongchou/kernel'
import type { Scheme } from '@tongchou/policy'
import type { Insurance } from '../platform/platform.ts'
import { type Call, reads } from '../transaction.ts'
import { placeOf, readPerson } from '../words/ids.ts'
import { insuredElsewhere } from '../words/patient.ts'

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
  const other = await otherwiseSettled(person.value, insurance, call)
  const funds = other?.funds ?? FUNDS[scheme]
  const standing = other?.standing ?? standingOf(insurance)
  const rows = [
    ...funds.map((fund) => ({ trt_chk_type: BY_FUND, fund_pay_type: fund })),
    { trt_chk_type: OTHER, fund_pay_type: funds[0] ?? '' },
  ]
  return ok({ trtinfo: rows.map((row) => ({ psn_no: data.psn_no, ...row, ...standing })) })
})

const CADRES = ['340100']

/** Persons with rules of their own (JM-37) and persons insured elsewhere are not settled here, however they stand. */
async function otherwiseSettled(personId: Uuid, { enrolment, entitlement }: Insurance, call: Call) {
  const { isSpecial } = await call.platform.person(personId)
  const refused = (trt_chk_rslt: string) => ({
    trt_enjymnt_flag: '0',
    begndate: entitlement.from ?? '',
    enddate: '',
    trt_chk_rslt,
  })
  if (isSpecial)
    return { funds: CADRES, standing: refused('离休、老红军、残疾军人另有保障，请走专门渠道（JM-37）') }
  if (enrolment === null || call.platform.isOurs(enrolment.district)) return null
  return { funds: FUNDS[enrolment.scheme], standing: refused(insuredElsewhere(enrolment.district)) }
}

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
