import { asObject, textOf } from '../wire/answer.ts'
import type { WireObject } from '../wire/wire-json.ts'
import { accepted } from './expectations.ts'
import type { RunFacts, Step } from './plan.ts'
import { certificateOf, diagnosisOf, doctor, feeLineOf, noIds, settlementIds } from './step-parts.ts'
import { totalOf, type Visit, yuan } from './visit.ts'

/** 2201 门诊挂号. */
export const register = (visit: Visit): Step => ({
  key: '2201',
  infno: '2201',
  title: '门诊挂号',
  visit,
  input: ({ serial }) => ({
    data: {
      psn_no: visit.person.psn_no,
      insutype: visit.person.insutype,
      begntime: `${visit.startedOn} 08:30:00`,
      ...certificateOf(visit.person),
      psn_type: visit.person.psn_type,
      psn_name: visit.person.psn_name,
      ipt_otp_no: `MZ${serial}`,
      atddr_no: doctor.code,
      dr_name: doctor.name,
      dept_code: doctor.department,
      dept_name: doctor.departmentName,
      caty: 'A03',
    },
  }),
  brings: (answer) => ({ mdtrt_id: textOf(asObject(answer.output.data)?.mdtrt_id) }),
  expects: accepted,
})

/** 2203 门诊就诊信息上传. */
export const describeVisit = (visit: Visit): Step => ({
  key: '2203',
  infno: '2203',
  title: '就诊信息',
  visit,
  input: ({ ids }) => ({
    mdtrtinfo: {
      mdtrt_id: ids.mdtrt_id ?? '',
      psn_no: visit.person.psn_no,
      med_type: visit.medType,
      begntime: `${visit.startedOn} 08:30:00`,
      main_cond_dscr: '',
      dise_codg: visit.benefitDisease?.dise_codg ?? '',
      dise_name: visit.benefitDisease?.dise_name ?? '',
      birctrl_type: '',
      birctrl_matn_date: '',
    },
    diseinfo: [{ ...diagnosisOf(visit), vali_flag: '1' }],
  }),
  brings: noIds,
  expects: accepted,
})

/** 2204 门诊费用明细信息上传: one charge batch in one call. */
export const uploadVisit = (visit: Visit): Step => ({
  key: '2204',
  infno: '2204',
  title: '明细上传',
  visit,
  input: (facts) => ({
    feedetail: visit.lines.map(
      (line, index): WireObject => ({
        ...feeLineOf(line, index, {
          mdtrt_id: facts.ids.mdtrt_id ?? '',
          psn_no: visit.person.psn_no,
          serial: facts.serial,
        }),
        chrg_bchno: batchOf(facts),
        dise_codg: visit.benefitDisease?.dise_codg ?? '',
        rxno: `CF${facts.serial}`,
        rx_circ_flag: '0',
      }),
    ),
  }),
  brings: noIds,
  expects: accepted,
})

/** 2206 门诊预结算. */
export const previewVisit = (visit: Visit): Step => ({
  key: '2206',
  infno: '2206',
  title: '预结算',
  visit,
  input: (facts) => settlementInput(visit, facts),
  brings: noIds,
  expects: accepted,
})

/** 2207 门诊结算. */
export const settleVisit = (visit: Visit): Step => ({
  key: '2207',
  infno: '2207',
  title: '门诊结算',
  visit,
  input: (facts) => settlementInput(visit, facts),
  brings: (answer) => settlementIds(answer, ''),
  expects: accepted,
})

/** 2208 门诊结算撤销. */
export const reverseVisit = (visit: Visit): Step => ({
  key: '2208',
  infno: '2208',
  title: '撤销结算',
  visit,
  input: ({ ids }) => ({
    data: { setl_id: ids.setl_id ?? '', mdtrt_id: ids.mdtrt_id ?? '', psn_no: visit.person.psn_no },
  }),
  brings: noIds,
  expects: accepted,
})

/** 2205 and 2202: a visit that came to nothing is taken back. */
export const cancelVisit = (visit: Visit): readonly Step[] => [
  cleanup(visit, '2205', '明细撤销', (facts) => ({
    chrg_bchno: '0000',
    mdtrt_id: facts.ids.mdtrt_id ?? '',
    psn_no: visit.person.psn_no,
  })),
  cleanup(visit, '2202', '挂号撤销', (facts) => ({
    psn_no: visit.person.psn_no,
    mdtrt_id: facts.ids.mdtrt_id ?? '',
    ipt_otp_no: `MZ${facts.serial}`,
  })),
]

/** The usual five messages of an outpatient visit. */
export const visitSteps = (visit: Visit): readonly Step[] => [
  register(visit),
  describeVisit(visit),
  uploadVisit(visit),
  previewVisit(visit),
  settleVisit(visit),
]

const settlementInput = (visit: Visit, facts: RunFacts): WireObject => ({
  data: {
    psn_no: visit.person.psn_no,
    ...certificateOf(visit.person),
    psn_type: visit.person.psn_type,
    psn_name: visit.person.psn_name,
    med_type: visit.medType,
    medfee_sumamt: yuan(totalOf(visit)),
    psn_setlway: '01',
    mdtrt_id: facts.ids.mdtrt_id ?? '',
    chrg_bchno: batchOf(facts),
    acct_used_flag: visit.usesAccount ? '1' : '0',
    insutype: visit.person.insutype,
    invono: `FP${facts.serial}`,
  },
})

const cleanup = (
  visit: Visit,
  infno: string,
  title: string,
  data: (facts: RunFacts) => WireObject,
): Step => ({
  key: infno,
  infno,
  title,
  visit,
  input: (facts) => ({ data: data(facts) }),
  brings: noIds,
  expects: () => [],
})

const batchOf = (facts: RunFacts): string => `PC${facts.serial}`
