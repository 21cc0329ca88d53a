import type { HisClient } from './his-client.ts'
import { localTime } from './his-client.ts'

/** A person of the demo city who may be admitted. */
export interface Patient {
  personNo: string
  insutype: '310' | '390'
}

/** An item with its list price in yuan. */
export interface Item {
  code: string
  price: number
}

/** The message 2304 of a stay that is admitted, charged and discharged. */
export type SettleMessage = object

const LINES = 10
const DAY_MS = 86_400_000
const DOCTOR = { dise_dor_no: 'D420800000018', dise_dor_name: '示例·周医生' }

/** Admits a person (2401), uploads ten lines (2301) and discharges (2402). @returns what then settles the stay */
export async function prepareStay(
  his: HisClient,
  patient: Patient,
  item: Item,
  now: Date,
): Promise<SettleMessage> {
  const psn_no = patient.personNo
  const day = (ago: number): string => localTime(new Date(now.getTime() - ago * DAY_MS)).slice(0, 10)
  const diseinfo = [diagnosis(psn_no, `${day(8)} 09:40:00`)]
  const admitted = await his.send('2401', { mdtrtinfo: admission(patient, `${day(8)} 09:30:00`), diseinfo })
  const mdtrt_id = String(admitted.output.result?.mdtrt_id)
  const line = (at: number) => ({
    feedetl_sn: `${mdtrt_id}${at}`,
    mdtrt_id,
    psn_no,
    med_type: '21',
    fee_ocur_time: `${day(7)} 08:30:00`,
    med_list_codg: item.code,
    medins_list_codg: `OWN-${item.code}`,
    det_item_fee_sumamt: item.price,
    cnt: 1,
    pric: item.price,
    bilg_dept_codg: 'A03',
    bilg_dept_name: '内科',
    bilg_dr_codg: DOCTOR.dise_dor_no,
    bilg_dr_name: DOCTOR.dise_dor_name,
    hosp_appr_flag: '1',
  })
  await his.send('2301', { feedetail: Array.from({ length: LINES }, (_, at) => line(at)) })
  const left = { endtime: `${day(1)} 10:00:00`, dscg_dept_codg: 'A03', dscg_dept_name: '内科', dscg_way: '1' }
  await his.send('2402', {
    dscginfo: { mdtrt_id, psn_no, insutype: patient.insutype, ...left },
    diseinfo: diseinfo.map((it) => ({ ...it, mdtrt_id })),
  })
  return {
    data: {
      psn_no,
      mdtrt_cert_type: '02',
      mdtrt_cert_no: '420899198806110019',
      medfee_sumamt: (Math.round(item.price * 100) * LINES) / 100,
      psn_setlway: '01',
      mdtrt_id,
      insutype: patient.insutype,
      acct_used_flag: '1',
      mid_setl_flag: '0',
    },
  }
}

const admission = ({ personNo, insutype }: Patient, begntime: string) => ({
  psn_no: personNo,
  insutype,
  begntime,
  mdtrt_cert_type: '02',
  mdtrt_cert_no: '420899198806110019',
  med_type: '21',
  ipt_no: 'ZY1',
  atddr_no: DOCTOR.dise_dor_no,
  chfpdr_name: DOCTOR.dise_dor_name,
  adm_diag_dscr: '肺炎',
  adm_dept_codg: 'A03',
  adm_dept_name: '内科',
  adm_bed: '18',
  dscg_maindiag_code: 'J18.900',
  dscg_maindiag_name: '肺炎',
})

const diagnosis = (psn_no: string, diag_time: string) => ({
  psn_no,
  diag_type: '1',
  maindiag_flag: '1',
  diag_srt_no: 1,
  diag_code: 'J18.900',
  diag_name: '肺炎',
  diag_dept: '内科',
  diag_time,
  vali_flag: '1',
  ...DOCTOR,
})
