import type { FastifyInstance } from 'fastify'
import { expect } from 'vitest'
import { messageText } from '../wire/specimen.ts'

type Row = Record<string, unknown>

/** An answer as a hospital's software reads it. */
export interface HisAnswer {
  readonly infcode: number | string
  readonly err_msg: string
  readonly output: Record<string, Row & Row[]>
  readonly text: string
}

export interface Sending {
  readonly msgid?: string
  readonly provider?: string
  readonly headers?: Record<string, string>
}

export const HOSPITAL = 'H42080200001'
export const CENTRE = 'H42080200030'

let count = 0
export const nextMsgid = (provider = HOSPITAL): string => {
  count += 1
  return `${provider}20261022100000${String(count).padStart(4, '0')}`
}

/** A hospital's software: sends over HTTP and reads what comes. */
export function specimenHis(app: FastifyInstance) {
  const send = async (infno: string, input: Row, sending: Sending = {}): Promise<HisAnswer> => {
    const provider = sending.provider ?? HOSPITAL
    const payload = messageText({
      infno,
      input,
      msgid: sending.msgid ?? nextMsgid(provider),
      fixmedins_code: provider,
    })
    const answer = await app.inject({
      method: 'POST',
      url: '/fsi/api/rsfComIfsService/callService',
      payload,
      headers: sending.headers ?? {},
    })
    return { ...answer.json(), text: answer.body }
  }
  return {
    send,
    /** Sends what must succeed. */
    sent: async (infno: string, input: Row, sending: Sending = {}): Promise<HisAnswer> => {
      const answer = await send(infno, input, sending)
      expect([infno, answer.err_msg]).toEqual([infno, ''])
      expect(String(answer.infcode)).toBe('0')
      return answer
    },
    /** Sends what must be refused, and gives the sentence. */
    refused: async (infno: string, input: Row, sending: Sending = {}): Promise<string> => {
      const answer = await send(infno, input, sending)
      expect(String(answer.infcode)).toBe('-1')
      return answer.err_msg
    },
  }
}

export type SpecimenHis = ReturnType<typeof specimenHis>

const RESIDENTS = /4208029001(0[5-9]|11|13|14|15|19|21|24|30)$/

/** 险种类型 of a fixtures' person, as 1101 says it. */
const insutypeOf = (psn_no: string): string => (RESIDENTS.test(psn_no) ? '390' : '310')

const DOCTOR = { dise_dor_no: 'D420800000018', dise_dor_name: '示例·周医生' }

const diagnosis = (parts: Row = {}): Row => ({
  diag_type: '1',
  maindiag_flag: '1',
  diag_srt_no: 1,
  diag_code: 'J18.900',
  diag_name: '肺炎',
  diag_dept: '内科',
  diag_time: '2026-10-12 09:40:00',
  vali_flag: '1',
  ...DOCTOR,
  ...parts,
})

/** The messages of a stay from 12 to 18 October 2026, as a hospital composes them. */
export const stayOf = (psn_no: string) => ({
  admit: (parts: Row = {}): Row => ({
    mdtrtinfo: {
      psn_no,
      insutype: insutypeOf(psn_no),
      begntime: '2026-10-12 09:30:00',
      mdtrt_cert_type: '02',
      mdtrt_cert_no: '420899198806110019',
      med_type: '21',
      ipt_no: 'ZY1',
      atddr_no: 'D420800000018',
      chfpdr_name: '示例·周医生',
      adm_diag_dscr: '肺炎',
      adm_dept_codg: 'A03',
      adm_dept_name: '内科',
      adm_bed: '18',
      dscg_maindiag_code: 'J18.900',
      dscg_maindiag_name: '肺炎',
      ...parts,
    },
    diseinfo: [diagnosis({ psn_no })],
  }),
  line: (mdtrt_id: unknown, feedetl_sn: string, parts: Row = {}): Row => ({
    feedetl_sn,
    mdtrt_id,
    psn_no,
    med_type: '21',
    fee_ocur_time: '2026-10-13 08:30:00',
    med_list_codg: '099000007',
    medins_list_codg: 'OWN-1',
    det_item_fee_sumamt: 25,
    cnt: 1,
    pric: 25,
    bilg_dept_codg: 'A03',
    bilg_dept_name: '内科',
    bilg_dr_codg: 'D420800000018',
    bilg_dr_name: '示例·周医生',
    hosp_appr_flag: '1',
    ...parts,
  }),
  discharge: (mdtrt_id: unknown, parts: Row = {}): Row => ({
    dscginfo: {
      mdtrt_id,
      psn_no,
      insutype: insutypeOf(psn_no),
      endtime: '2026-10-18 10:00:00',
      dscg_dept_codg: 'A03',
      dscg_dept_name: '内科',
      dscg_way: '1',
      ...parts,
    },
    diseinfo: [diagnosis({ psn_no, mdtrt_id })],
  }),
  settle: (mdtrt_id: unknown, medfee_sumamt: number | string, parts: Row = {}): Row => ({
    data: {
      psn_no,
      mdtrt_cert_type: '02',
      mdtrt_cert_no: '420899198806110019',
      medfee_sumamt,
      psn_setlway: '01',
      mdtrt_id,
      insutype: insutypeOf(psn_no),
      acct_used_flag: '0',
      mid_setl_flag: '0',
      ...parts,
    },
  }),
  named: (mdtrt_id: unknown, parts: Row = {}): Row => ({ data: { psn_no, mdtrt_id, ...parts } }),
})

/** Admits, charges (CT and thirty days of consultation: 1,060.00 yuan) and discharges; gives the stay's id. */
export async function chargedStay(his: SpecimenHis, psn_no: string, sending: Sending = {}) {
  const stay = stayOf(psn_no)
  const admitted = await his.sent('2401', stay.admit(), sending)
  const mdtrt_id = admitted.output.result?.mdtrt_id
  const feedetail = [
    stay.line(mdtrt_id, '1', { cnt: 40, det_item_fee_sumamt: 1_000 }),
    stay.line(mdtrt_id, '2', { cnt: 20, det_item_fee_sumamt: 500 }),
  ]
  await his.sent('2301', { feedetail }, sending)
  await his.sent('2402', stay.discharge(mdtrt_id), sending)
  return { stay, mdtrt_id, total: 1_500 }
}

/** The messages of an outpatient visit on 22 October 2026. */
export const visitOf = (psn_no: string) => ({
  register: (): Row => ({
    data: {
      psn_no,
      insutype: insutypeOf(psn_no),
      begntime: '2026-10-22 08:30:00',
      mdtrt_cert_type: '02',
      mdtrt_cert_no: '420899198806110019|',
      psn_cert_type: '1',
      certno: '420899198806110019',
      ipt_otp_no: 'MZ1',
      atddr_no: 'D420800000018',
      dr_name: '示例·周医生',
      dept_code: 'A03',
      dept_name: '内科',
      caty: 'A03',
    },
  }),
  describe: (mdtrt_id: unknown, parts: Row = {}): Row => ({
    mdtrtinfo: { mdtrt_id, psn_no, med_type: '11', begntime: '2026-10-22 08:30:00', ...parts },
    diseinfo: diagnosis({ diag_time: '2026-10-22 08:40:00' }),
  }),
  line: (mdtrt_id: unknown, feedetl_sn: string, parts: Row = {}): Row => ({
    feedetl_sn,
    mdtrt_id,
    psn_no,
    chrg_bchno: 'PC1',
    rx_circ_flag: '0',
    fee_ocur_time: '2026-10-22 09:00:00',
    med_list_codg: '099000003',
    medins_list_codg: 'OWN-1',
    det_item_fee_sumamt: '10.00',
    cnt: '1',
    pric: '10',
    bilg_dept_codg: 'A03',
    bilg_dept_name: '内科',
    bilg_dr_codg: 'D420800000018',
    bilg_dr_name: '示例·周医生',
    hosp_appr_flag: '0',
    ...parts,
  }),
  settle: (mdtrt_id: unknown, medfee_sumamt: number | string, parts: Row = {}): Row => ({
    data: {
      psn_no,
      mdtrt_cert_type: '02',
      mdtrt_cert_no: '420899198806110019',
      med_type: '11',
      medfee_sumamt,
      psn_setlway: '01',
      mdtrt_id,
      chrg_bchno: 'PC1',
      acct_used_flag: '0',
      insutype: insutypeOf(psn_no),
      ...parts,
    },
  }),
  named: (mdtrt_id: unknown, parts: Row = {}): Row => ({ data: { psn_no, mdtrt_id, ...parts } }),
})
