import { civilDate, ok } from '@tongchou/kernel'
import { writes } from '../transaction.ts'
import { readBenefit } from '../words/benefit.ts'
import { diagnosesOf } from '../words/diagnoses.ts'
import { readNamed } from '../words/ids.ts'

/** 入院信息变更: replaces what 2401 said; a diagnosis with a known number is replaced, a new one added. */
export const amendStay = writes('2403', async ({ adminfo, diseinfo }, call) => {
  const named = await readNamed(adminfo, 'adminfo', call)
  if (!named.ok) return named
  const benefit = readBenefit(adminfo, 'adminfo', 'stay')
  if (!benefit.ok) return benefit
  const amended = await call.platform.amendEncounter({
    ...named.value,
    ...benefit.value,
    providerCode: call.providerCode,
    startedOn: civilDate(adminfo.begntime.slice(0, 10)),
    diagnoses: diagnosesOf(diseinfo),
    particulars: {
      medType: adminfo.med_type,
      visitNo: adminfo.ipt_otp_no,
      recordNo: adminfo.medrcdno,
      doctorCode: adminfo.atddr_no,
      doctorName: adminfo.chfpdr_name,
      departmentCode: adminfo.adm_dept_codg,
      departmentName: adminfo.adm_dept_name,
      bed: adminfo.adm_bed,
      diagnosis: adminfo.adm_diag_dscr,
      certificateType: adminfo.mdtrt_cert_type,
    },
  })
  return amended.ok ? ok({}) : amended
})
