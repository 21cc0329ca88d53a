import { civilDate, ok, refuse } from '@tongchou/kernel'
import { reads } from '../transaction.ts'
import { wireTime } from '../wire/times.ts'
import { placeOf, readPerson } from '../words/ids.ts'
import { GEND, INSUTYPE } from '../words/national-codes.ts'

const REASONS: Readonly<Record<string, string>> = {
  up: '上转',
  down: '下转',
  department: '院内转科',
  referral: '转往市外',
}

/** 转院信息查询: the person's referrals inside the city and out of it that hold a day of the span. */
export const readFiledReferrals = reads('5304', async ({ data }, call) => {
  const person = await readPerson(data.psn_no, 'data', call)
  if (!person.ok) return person
  const from = civilDate(data.begntime.slice(0, 10))
  const to = data.endtime === '' ? null : civilDate(data.endtime.slice(0, 10))
  if (to !== null && to < from) {
    const place = placeOf('data', 'endtime', '结束时间')
    return refuse({
      code: 'not-supported',
      ...place,
      value: data.endtime,
      reason: '早于开始时间，请核对两者',
    })
  }
  const [{ name, idNumber, sex, bornOn, district }, insurance, referrals] = await Promise.all([
    call.platform.person(person.value),
    call.platform.insuranceOn(person.value, from),
    call.platform.referralsFiledFor(person.value, { from, to }),
  ])
  const scheme = (insurance.enrolment ?? insurance.enrolments[0])?.scheme ?? 'resident'
  return ok({
    refmedin: referrals.map((it) => ({
      insutype: INSUTYPE[scheme],
      psn_no: data.psn_no,
      psn_cert_type: '01',
      certno: idNumber,
      psn_name: name,
      gend: GEND[sex],
      brdy: bornOn,
      insu_optins: district,
      reflin_medins_no: it.toCode ?? '',
      reflin_medins_name: it.toName ?? '不限',
      out_flag: it.isOffsite ? '1' : '0',
      refl_date: it.from,
      refl_rea: REASONS[it.subject] ?? it.subject,
      begndate: it.from,
      enddate: it.to ?? '',
      // Only what was approved stands.
      hosp_agre_refl_flag: '1',
      opter_name: it.filedBy,
      opt_time: wireTime(it.filedAt),
    })),
  })
})
