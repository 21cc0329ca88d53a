import { type Answer, setlinfoOf, textOf } from '../wire/answer.ts'
import type { FixturePerson } from '../wire/fixtures.ts'
import type { WireObject } from '../wire/wire-json.ts'
import type { Ids } from './plan.ts'
import { amountOf, pieces, type Visit, type VisitLine, yuan } from './visit.ts'

/** The invented physician and department that all examples name. */
export const doctor = {
  code: 'D420800000018',
  name: '示例·周医生',
  department: 'A03',
  departmentName: '内科',
} as const

/** The credential with which a person identifies: the fixtures' own kind. */
export const certificateOf = (person: FixturePerson): WireObject => ({
  mdtrt_cert_type: person.mdtrt_cert_type,
  mdtrt_cert_no: person.mdtrt_cert_no ?? person.certno,
  card_sn: '',
  psn_cert_type: '01',
  certno: person.certno,
})

/** The main diagnosis in the shape that 2401, 2402 and 2203 share. */
export const diagnosisOf = (visit: Visit): WireObject => ({
  diag_type: '1',
  diag_srt_no: 1,
  diag_code: visit.diagnosis.dise_codg,
  diag_name: visit.diagnosis.dise_name,
  diag_dept: doctor.department,
  dise_dor_no: doctor.code,
  dise_dor_name: doctor.name,
  diag_time: `${visit.startedOn} 09:40:00`,
})

/** What 2204 and 2301 say alike of a line; feedetl_sn is digits only and at most 15 of them, as some sites demand. */
export const feeLineOf = (
  line: VisitLine,
  index: number,
  of: { readonly mdtrt_id: string; readonly psn_no: string; readonly serial: string },
): WireObject => ({
  feedetl_sn: lineNumberOf(of.serial, index),
  mdtrt_id: of.mdtrt_id,
  psn_no: of.psn_no,
  fee_ocur_time: `${line.occurredOn} 10:20:00`,
  med_list_codg: line.item.med_list_codg,
  medins_list_codg: line.item.medins_list_codg,
  det_item_fee_sumamt: yuan(amountOf(line)),
  cnt: pieces(line.quantity),
  pric: yuan(line.unitPrice),
  bilg_dept_codg: doctor.department,
  bilg_dept_name: doctor.departmentName,
  bilg_dr_codg: doctor.code,
  bilg_dr_name: doctor.name,
  hosp_appr_flag: '1',
})

export const lineNumberOf = (serial: string, index: number): string =>
  `${serial.slice(-11)}${String(index + 1).padStart(4, '0')}`

/** The settlement's id out of 2207 and 2304, under a stay's prefix. */
export const settlementIds = (answer: Answer, prefix: string): Ids => ({
  [`${prefix}setl_id`]: textOf(setlinfoOf(answer)?.setl_id),
})

export const noIds = (): Ids => ({})
