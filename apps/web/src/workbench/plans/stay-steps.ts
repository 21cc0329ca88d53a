import { asObject, textOf } from '../wire/answer.ts'
import type { WireObject } from '../wire/wire-json.ts'
import { accepted } from './expectations.ts'
import type { RunFacts, Step } from './plan.ts'
import { certificateOf, diagnosisOf, doctor, feeLineOf, noIds, settlementIds } from './step-parts.ts'
import { totalOf, type Visit, yuan } from './visit.ts'

/** How many lines hospitals put into one 2301. */
const BATCH = 100

/** Several stays in one scenario keep their ids apart by a prefix. */
type Prefix = string

/** 2401 入院办理. */
export const admit = (visit: Visit, prefix: Prefix = ''): Step => ({
  key: `${prefix}2401`,
  infno: '2401',
  title: '入院办理',
  visit,
  input: ({ serial }) => ({
    mdtrtinfo: {
      psn_no: visit.person.psn_no,
      insutype: visit.person.insutype,
      coner_name: '示例·家属',
      tel: '00000000000',
      begntime: `${visit.startedOn} 09:30:00`,
      ...certificateOf(visit.person),
      med_type: visit.medType,
      ipt_no: `ZY${serial}${prefix === '' ? '' : '1'}`,
      medrcdno: `BL${serial}`,
      atddr_no: doctor.code,
      chfpdr_name: doctor.name,
      adm_diag_dscr: visit.diagnosis.dise_name,
      adm_dept_codg: doctor.department,
      adm_dept_name: doctor.departmentName,
      adm_bed: '18',
      dscg_maindiag_code: visit.diagnosis.dise_codg,
      dscg_maindiag_name: visit.diagnosis.dise_name,
      main_cond_dscr: '',
      dise_codg: visit.benefitDisease?.dise_codg ?? '',
      dise_name: visit.benefitDisease?.dise_name ?? '',
    },
    diseinfo: [{ psn_no: visit.person.psn_no, ...diagnosisOf(visit), maindiag_flag: '1', adm_cond: '1' }],
  }),
  brings: (answer) => ({ [`${prefix}mdtrt_id`]: textOf(asObject(answer.output.result)?.mdtrt_id) }),
  expects: accepted,
})

/** 2301 住院费用明细上传, in batches as hospitals send them. */
export function upload(visit: Visit, prefix: Prefix = ''): readonly Step[] {
  const batches = Math.max(1, Math.ceil(visit.lines.length / BATCH))
  return Array.from({ length: batches }, (_, batch) => ({
    key: `${prefix}2301${batch === 0 ? '' : `.${batch + 1}`}`,
    infno: '2301',
    title: batches === 1 ? '明细上传' : `明细上传 ${batch + 1}/${batches}`,
    visit,
    input: (facts: RunFacts) => ({
      feedetail: visit.lines.slice(batch * BATCH, (batch + 1) * BATCH).map(
        (line, index): WireObject => ({
          ...feeLineOf(line, batch * BATCH + index, {
            mdtrt_id: idOf(facts, prefix),
            psn_no: visit.person.psn_no,
            serial: facts.serial,
          }),
          med_type: visit.medType,
          drord_no: `YZ${batch * BATCH + index + 1}`,
        }),
      ),
    }),
    brings: noIds,
    expects: accepted,
  }))
}

/** 2402 出院办理. */
export const discharge = (visit: Visit, prefix: Prefix = ''): Step => ({
  key: `${prefix}2402`,
  infno: '2402',
  title: '出院办理',
  visit,
  input: (facts) => ({
    dscginfo: {
      mdtrt_id: idOf(facts, prefix),
      psn_no: visit.person.psn_no,
      insutype: visit.person.insutype,
      endtime: `${visit.endedOn} 10:00:00`,
      dise_codg: visit.benefitDisease?.dise_codg ?? '',
      dise_name: visit.benefitDisease?.dise_name ?? '',
      dscg_dept_codg: doctor.department,
      dscg_dept_name: doctor.departmentName,
      dscg_bed: '18',
      dscg_way: '1',
    },
    diseinfo: [
      {
        mdtrt_id: idOf(facts, prefix),
        psn_no: visit.person.psn_no,
        ...diagnosisOf(visit),
        maindiag_flag: '1',
      },
    ],
  }),
  brings: noIds,
  expects: accepted,
})

/** 2303 住院预结算. */
export const previewStay = (visit: Visit, prefix: Prefix = ''): Step => ({
  key: `${prefix}2303`,
  infno: '2303',
  title: '预结算',
  visit,
  input: (facts) => settlementInput(visit, facts, prefix),
  brings: noIds,
  expects: accepted,
})

/** 2304 住院结算. */
export const settleStay = (visit: Visit, prefix: Prefix = ''): Step => ({
  key: `${prefix}2304`,
  infno: '2304',
  title: '住院结算',
  visit,
  input: (facts) => settlementInput(visit, facts, prefix),
  brings: (answer) => settlementIds(answer, prefix),
  expects: accepted,
})

/** 2305 住院结算撤销. */
export const reverseStay = (visit: Visit, prefix: Prefix = ''): Step => ({
  key: `${prefix}2305`,
  infno: '2305',
  title: '撤销结算',
  visit,
  input: (facts) => ({
    data: {
      mdtrt_id: idOf(facts, prefix),
      setl_id: facts.ids[`${prefix}setl_id`] ?? '',
      psn_no: visit.person.psn_no,
    },
  }),
  brings: noIds,
  expects: accepted,
})

/** 2405, 2302 and 2404: an admission that came to nothing is taken back, so that the scenario can run again. */
export const cancelStay = (visit: Visit, prefix: Prefix = ''): readonly Step[] => [
  cleanup(visit, prefix, '2405', '出院撤销', (mdtrt_id) => ({
    data: { mdtrt_id, psn_no: visit.person.psn_no },
  })),
  cleanup(visit, prefix, '2302', '明细撤销', (mdtrt_id) => ({
    data: [{ feedetl_sn: '0000', mdtrt_id, psn_no: visit.person.psn_no }],
  })),
  cleanup(visit, prefix, '2404', '入院撤销', (mdtrt_id) => ({
    data: { mdtrt_id, psn_no: visit.person.psn_no },
  })),
]

/** The usual five messages of a stay. */
export const stay = (visit: Visit, prefix: Prefix = ''): readonly Step[] => [
  admit(visit, prefix),
  ...upload(visit, prefix),
  discharge(visit, prefix),
  previewStay(visit, prefix),
  settleStay(visit, prefix),
]

const settlementInput = (visit: Visit, facts: RunFacts, prefix: Prefix): WireObject => ({
  data: {
    psn_no: visit.person.psn_no,
    ...certificateOf(visit.person),
    psn_cert_type: '01',
    psn_type: visit.person.psn_type,
    psn_name: visit.person.psn_name,
    medfee_sumamt: yuan(totalOf(visit)),
    psn_setlway: '01',
    mdtrt_id: idOf(facts, prefix),
    insutype: visit.person.insutype,
    acct_used_flag: visit.usesAccount ? '1' : '0',
    invono: `FP${facts.serial}`,
    mid_setl_flag: '0',
    dscgTime: visit.endedOn,
  },
})

const cleanup = (
  visit: Visit,
  prefix: Prefix,
  infno: string,
  title: string,
  input: (mdtrtId: string) => WireObject,
): Step => ({
  key: `${prefix}${infno}`,
  infno,
  title,
  visit,
  input: (facts) => input(idOf(facts, prefix)),
  brings: noIds,
  expects: () => [],
})

const idOf = (facts: RunFacts, prefix: Prefix): string => facts.ids[`${prefix}mdtrt_id`] ?? ''
