import { ageOn, type CivilDate, civilDate, ok, refuse } from '@tongchou/kernel'
import type { Enrolment, Insurance, Person } from '../platform/platform.ts'
import { type Fault, reads } from '../transaction.ts'
import { wireDay } from '../wire/times.ts'
import { yuan } from '../words/amounts.ts'
import { placeOf } from '../words/ids.ts'
import {
  GEND,
  INSUTYPE,
  idetTypeOf,
  psnTypeOf,
  SPECIAL_INSUTYPE,
  SPECIAL_PSN_TYPE,
} from '../words/national-codes.ts'
import { hidden, missingCardNumber } from '../words/patient.ts'

/** What the person shows: e-voucher, identity card, social security card. */
const KEY_OF = { '01': 'voucher', '02': 'idNumber', '03': 'card' } as const

/** 人员信息获取: from what a person shows to person number, insurance relations and certified categories. */
export const identifyPerson = reads('1101', async ({ data }, call) => {
  const card = missingCardNumber(data, 'data')
  if (card !== null) return refuse(card)
  const kind = keyOf(data.mdtrt_cert_type)
  const personId = await call.platform.personIdOf(kind, data.mdtrt_cert_no)
  if (personId === null) {
    const place = placeOf('data', 'mdtrt_cert_no', '就诊凭证编号')
    return refuse({ code: 'no-such-person', ...place, value: hidden(data.mdtrt_cert_no) })
  }
  const today = civilDate(wireDay(call.receivedAt))
  const [person, insurance, balance] = await Promise.all([
    call.platform.person(personId),
    call.platform.insuranceOn(personId, today),
    call.platform.balanceOf(personId),
  ])
  const stranger = differenceFrom(person, data)
  if (stranger !== null) return refuse(stranger)
  return ok({
    baseinfo: baseInfoOf(person, today),
    insuinfo: sorted(insurance).map((it) => insuranceInfoOf(person, it, insurance, balance, today)),
    idetinfo: insurance.categories.map((it) => ({
      psn_idet_type: idetTypeOf(it.category),
      begntime: `${it.from} 00:00:00`,
      endtime: it.until === null ? '' : `${it.until} 00:00:00`,
    })),
  })
})

/** Name and number that a client sends with the certificate must be its owner's. */
function differenceFrom(
  { name, idNumber }: Person,
  sent: { readonly psn_name: string; readonly certno: string },
): Fault | null {
  const wrong = (field: string, label: string, value: string): Fault => ({
    code: 'not-supported',
    ...placeOf('data', field, label),
    value,
    reason: '与就诊凭证的持有人不符，请核对两者',
  })
  if (sent.certno !== '' && sent.certno !== idNumber) return wrong('certno', '证件号码', hidden(sent.certno))
  if (sent.psn_name !== '' && sent.psn_name !== name) return wrong('psn_name', '人员姓名', sent.psn_name)
  return null
}

function keyOf(certificate: string): 'voucher' | 'idNumber' | 'card' {
  return certificate === '01' || certificate === '03' ? KEY_OF[certificate] : KEY_OF['02']
}

const baseInfoOf = (person: Person, today: CivilDate) => ({
  psn_no: person.personNo,
  psn_cert_type: '01',
  certno: person.idNumber,
  psn_name: person.name,
  gend: GEND[person.sex],
  brdy: person.bornOn,
  age: ageOn(person.bornOn, today),
})

/** The relation of today first: clients take the first row. */
function sorted({ enrolment, enrolments }: Insurance): readonly Enrolment[] {
  const others = enrolments.filter((it) => it.startedOn !== enrolment?.startedOn)
  return enrolment === null ? others : [enrolment, ...others]
}

function insuranceInfoOf(person: Person, it: Enrolment, now: Insurance, balance: number, today: CivilDate) {
  const isCurrent = it === now.enrolment && now.entitlement.state !== 'uncovered'
  return {
    balc: it.scheme === 'employee' ? yuan(balance) : 0,
    insutype: person.isSpecial ? SPECIAL_INSUTYPE : INSUTYPE[it.scheme],
    psn_type: person.isSpecial ? SPECIAL_PSN_TYPE : psnTypeOf(it.status, person.bornOn, today),
    psn_insu_stas: isCurrent ? '1' : '2',
    psn_insu_date: it.startedOn,
    paus_insu_date: isCurrent ? '' : (it.endedOn ?? now.entitlement.from ?? ''),
    cvlserv_flag: '0',
    insuplc_admdvs: it.district,
    emp_name: it.employer ?? '',
  }
}
