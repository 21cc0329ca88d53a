import { civilDate, ok, toWireId } from '@tongchou/kernel'
import { messageFrom, writes } from '../transaction.ts'
import { readBenefit } from '../words/benefit.ts'
import { diagnosesOf } from '../words/diagnoses.ts'
import { readPatient } from '../words/patient.ts'

/** 入院办理: opens a stay and gives it its id. */
export const admit = writes('2401', async ({ mdtrtinfo, diseinfo }, call) => {
  const startedOn = civilDate(mdtrtinfo.begntime.slice(0, 10))
  const person = await readPatient(mdtrtinfo, 'mdtrtinfo', startedOn, call)
  if (!person.ok) return person
  const benefit = readBenefit(mdtrtinfo, 'mdtrtinfo', 'stay')
  if (!benefit.ok) return benefit
  const opened = await call.platform.openEncounter({
    ...benefit.value,
    personId: person.value,
    providerCode: call.providerCode,
    startedOn,
    disease: mdtrtinfo.dise_name,
    diagnoses: diagnosesOf(diseinfo),
    particulars: {
      medType: mdtrtinfo.med_type,
      visitNo: mdtrtinfo.ipt_no,
      recordNo: mdtrtinfo.medrcdno,
      doctorCode: mdtrtinfo.atddr_no,
      doctorName: mdtrtinfo.chfpdr_name,
      departmentCode: mdtrtinfo.adm_dept_codg,
      departmentName: mdtrtinfo.adm_dept_name,
      bed: mdtrtinfo.adm_bed,
      diagnosis: mdtrtinfo.adm_diag_dscr,
      certificateType: mdtrtinfo.mdtrt_cert_type,
    },
    message: messageFrom(call),
  })
  return opened.ok ? ok({ result: { mdtrt_id: toWireId(opened.value.encounterId) } }) : opened
})
