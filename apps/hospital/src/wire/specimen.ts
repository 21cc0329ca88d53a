import type { JsonObject } from './json.ts'

/** A complete message for specimens; parts are replaced, and left out where undefined. */
export function messageText(parts: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({
    infno: '1101',
    msgid: 'H42080200001202610201524030001',
    mdtrtarea_admvs: '420802',
    insuplc_admdvs: '420802',
    recer_sys_code: 'MBS_LOCAL',
    dev_no: '',
    dev_safe_info: '',
    cainfo: '',
    signtype: '',
    infver: 'V1.0',
    opter_type: '1',
    opter: 'D0001',
    opter_name: '示例·赵明',
    inf_time: '2026-10-20 15:24:03',
    fixmedins_code: 'H42080200001',
    fixmedins_name: '示例·荆门第一医院',
    sign_no: '',
    input: { data: {} },
    ...parts,
  })
}

/** An inpatient line as hospitals send it. */
export const feeLine = (parts: JsonObject = {}): JsonObject => ({
  feedetl_sn: '1001',
  mdtrt_id: '01K7X8Q3Z6V0M2N4P6R8T0W2Y4',
  psn_no: '420802900101',
  med_type: '21',
  fee_ocur_time: '2026-10-18 08:30:00',
  med_list_codg: 'XA98AA00001',
  medins_list_codg: 'H-1',
  det_item_fee_sumamt: 232,
  cnt: 4,
  pric: 58,
  bilg_dept_codg: '0300',
  bilg_dept_name: '内科',
  bilg_dr_codg: 'D420800000001',
  bilg_dr_name: '示例·赵明',
  ...parts,
})
