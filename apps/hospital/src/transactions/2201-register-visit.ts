import { civilDate, ok, toWireId } from '@tongchou/kernel'
import { messageFrom, writes } from '../transaction.ts'
import { readPatient } from '../words/patient.ts'

/** 门诊挂号: opens an ordinary visit; 2203 says later what kind of visit it is. */
export const registerVisit = writes('2201', async ({ data }, call) => {
  const startedOn = civilDate(data.begntime.slice(0, 10))
  const person = await readPatient(data, 'data', startedOn, call)
  if (!person.ok) return person
  const opened = await call.platform.openEncounter({
    personId: person.value,
    providerCode: call.providerCode,
    kind: 'outpatient',
    startedOn,
    diagnoses: [],
    particulars: {
      visitNo: data.ipt_otp_no,
      doctorCode: data.atddr_no,
      doctorName: data.dr_name,
      departmentCode: data.dept_code,
      departmentName: data.dept_name,
      certificateType: data.mdtrt_cert_type,
    },
    message: messageFrom(call),
  })
  if (!opened.ok) return opened
  const mdtrt_id = toWireId(opened.value.encounterId)
  return ok({ data: { mdtrt_id, psn_no: data.psn_no, ipt_otp_no: data.ipt_otp_no } })
})
