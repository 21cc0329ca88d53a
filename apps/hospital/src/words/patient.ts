import { type CivilDate, type Result, refuse, type Uuid } from '@tongchou/kernel'
import type { Call, Fault } from '../transaction.ts'
import { placeOf, readPerson } from './ids.ts'
import { INSUTYPE, SPECIAL_INSUTYPE } from './national-codes.ts'

/** What the message that opens a visit or stay says of its patient. */
interface PatientFields {
  readonly psn_no: string
  readonly insutype: string
  readonly mdtrt_cert_type: string
  readonly mdtrt_cert_no: string
  readonly card_sn: string
  readonly certno: string
}

/** The patient of a message, where nothing that it says of the person is another's: two patients mixed up at the counter are told here. */
export async function readPatient(
  fields: PatientFields,
  node: string,
  day: CivilDate,
  call: Call,
): Promise<Result<Uuid, Fault>> {
  const person = await readPerson(fields.psn_no, node, call)
  if (!person.ok) return person
  const fault =
    missingCardNumber(fields, node) ??
    (await othersCertificate(fields, node, person.value, call)) ??
    (await otherScheme(fields, node, person.value, day, call))
  return fault === null ? person : refuse(fault)
}

const CARD = '03'
const IDENTITY_CARD = '02'

/** A social security card is read with the number of its chip. */
export function missingCardNumber(
  fields: Pick<PatientFields, 'mdtrt_cert_type' | 'card_sn'>,
  node: string,
): Fault | null {
  return fields.mdtrt_cert_type === CARD && fields.card_sn === ''
    ? { code: 'missing-field', ...placeOf(node, 'card_sn', '卡识别码') }
    : null
}

/** An identity number that is somebody else's; one that is nobody's here may be a foreigner's or an old one. */
async function othersCertificate(
  fields: PatientFields,
  node: string,
  person: Uuid,
  call: Call,
): Promise<Fault | null> {
  for (const shown of numbersShown(fields)) {
    const owner = await call.platform.personIdOf('idNumber', shown.number)
    if (owner !== null && owner !== person) return notTheirs(shown, node)
  }
  return null
}

/** An identity number that a message shows, and the field in which it stands. */
export interface NumberShown {
  readonly field: string
  readonly label: string
  readonly number: string
}

/** The identity numbers that a message shows, each once. */
export function numbersShown(
  fields: Pick<PatientFields, 'mdtrt_cert_type' | 'mdtrt_cert_no' | 'certno'>,
): NumberShown[] {
  const shown = fields.mdtrt_cert_type === IDENTITY_CARD ? fields.mdtrt_cert_no : ''
  return [
    { field: 'mdtrt_cert_no', label: '就诊凭证编号', number: shown },
    { field: 'certno', label: '证件号码', number: fields.certno === shown ? '' : fields.certno },
  ].filter(({ number }) => number !== '')
}

/** In words: whose certificate it is not. */
export const notTheirs = ({ field, label, number }: NumberShown, node: string): Fault => ({
  code: 'not-supported',
  ...placeOf(node, field, label),
  value: hidden(number),
  reason: '是另一人的证件，与 psn_no 不符，请核对两者',
})

/** In words: whose person it is. */
export const insuredElsewhere = (district: string): string =>
  `参保地是 ${district}，不由本平台结算，请按异地就医向参保地办理，或按自费办理`

async function otherScheme(
  { psn_no, insutype }: PatientFields,
  node: string,
  person: Uuid,
  day: CivilDate,
  call: Call,
): Promise<Fault | null> {
  const { enrolment, enrolments } = await call.platform.insuranceOn(person, day)
  if (enrolment !== null && !call.platform.isOurs(enrolment.district)) {
    const place = placeOf(node, 'psn_no', '人员编号')
    return { code: 'not-supported', ...place, value: psn_no, reason: insuredElsewhere(enrolment.district) }
  }
  const schemes = [...new Set(enrolments.map((it): string => INSUTYPE[it.scheme]))]
  if (schemes.length === 0 || schemes.includes(insutype) || insutype === SPECIAL_INSUTYPE) return null
  const reason = `此人参保险种是 ${schemes.join('、')}，请用 1101 返回的险种`
  return { code: 'not-supported', ...placeOf(node, 'insutype', '险种类型'), value: insutype, reason }
}

/** A refusal goes into logs on both sides: not the whole number. */
export const hidden = (number: string): string =>
  number.length > 8 ? `${number.slice(0, 4)}…${number.slice(-4)}` : number
