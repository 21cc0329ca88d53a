import { civilDate, type Result, refuse } from '@tongchou/kernel'
import { ruleNameOf } from '@tongchou/settlement/contract'
import type { CheckedLine, UploadedLine } from '../platform/lines.ts'
import type { Call, Fault } from '../transaction.ts'
import { fenOf, piecesOf, priceMicroOf, priceOf, quantityOf, yuan } from './amounts.ts'
import { type Named, placeOf, readNamed } from './ids.ts'
import { CHRGITM_LV } from './national-codes.ts'

/** What 2204 and 2301 say alike of a charged line. */
export interface LineFields {
  readonly feedetl_sn: string
  readonly mdtrt_id: string
  readonly psn_no: string
  readonly fee_ocur_time: string
  readonly med_list_codg: string
  readonly medins_list_codg: string
  readonly det_item_fee_sumamt: string
  readonly cnt: string
  readonly pric: string
  readonly bilg_dept_codg: string
  readonly bilg_dept_name: string
  readonly bilg_dr_codg: string
  readonly bilg_dr_name: string
  readonly hosp_appr_flag: string
  readonly dscg_tkdrug_flag: string
}

/** One message carries lines of one visit: every line must name the same, and be possible in itself. */
export async function readVisitOf(lines: readonly LineFields[], call: Call): Promise<Result<Named, Fault>> {
  const [first] = lines
  if (first === undefined) return refuse({ code: 'missing-node', node: 'feedetail' })
  const fault =
    strangerAmong(lines, 'mdtrt_id', '就诊ID') ??
    strangerAmong(lines, 'psn_no', '人员编号') ??
    impossibleAmong(lines)
  return fault === null ? readNamed(first, 'feedetail', call) : refuse(fault)
}

function strangerAmong(
  lines: readonly LineFields[],
  field: 'mdtrt_id' | 'psn_no',
  label: string,
): Fault | null {
  const first = lines[0]?.[field] ?? ''
  const at = lines.findIndex((line) => line[field] !== first)
  if (at < 0) return null
  const place = placeOf('feedetail', field, label, at + 1)
  return { code: 'differs-in-batch', ...place, value: lines[at]?.[field] ?? '', first }
}

/** A thousand million yuan: no bill comes near it, and whole fen and millionths stay exact. */
const BEYOND_ANY_BILL = 1_000_000_000

function impossibleAmong(lines: readonly LineFields[]): Fault | null {
  for (const [at, line] of lines.entries()) {
    const wrong = (field: keyof LineFields, label: string, reason: string): Fault => ({
      code: 'not-supported',
      ...placeOf('feedetail', field, label, at + 1),
      value: line[field],
      reason,
    })
    const isBack = line.cnt.startsWith('-')
    if (line.pric.startsWith('-')) return wrong('pric', '单价', '单价不能是负数；住院退费请用负的 cnt')
    if (!isBack && line.det_item_fee_sumamt.startsWith('-'))
      return wrong('det_item_fee_sumamt', '明细项目费用总额', '数量不是负数，金额不能是负数')
    for (const [field, label] of AMOUNTS)
      if (Math.abs(Number(line[field])) >= BEYOND_ANY_BILL) return wrong(field, label, `${label}过大，请核对`)
  }
  return null
}

const AMOUNTS = [
  ['pric', '单价'],
  ['cnt', '数量'],
  ['det_item_fee_sumamt', '明细项目费用总额'],
] as const

/** The hospital's own approval says 不通过: the line is outside the scope. */
const NOT_APPROVED = '2'

export const uploadedLineOf = (line: LineFields, batch: string): UploadedLine => ({
  lineSn: line.feedetl_sn,
  batch,
  itemCode: line.med_list_codg,
  providerItem: line.medins_list_codg,
  unitPriceMicro: priceMicroOf(line.pric),
  quantity: quantityOf(line.cnt),
  amount: fenOf(line.det_item_fee_sumamt),
  occurredOn: civilDate(line.fee_ocur_time.slice(0, 10)),
  hasConsent: false,
  ...(line.hosp_appr_flag === NOT_APPROVED ? { excluded: 'other' as const } : {}),
  particulars: {
    occurredAt: line.fee_ocur_time,
    departmentCode: line.bilg_dept_codg,
    departmentName: line.bilg_dept_name,
    doctorCode: line.bilg_dr_codg,
    doctorName: line.bilg_dr_name,
    ...(line.dscg_tkdrug_flag === '1' ? { isTakenHome: true } : {}),
  },
})

/** A refused amount is told with the price and quantity that the line was sent with. */
export function lineFaultOf(fault: Fault, sent: readonly LineFields[]): Fault {
  const at = 'line' in fault && fault.line !== null ? fault.line - 1 : -1
  const row = sent[at]
  if (fault.code !== 'amount-mismatch' || row === undefined) return fault
  return {
    code: 'amount-differs',
    ...placeOf('feedetail', 'det_item_fee_sumamt', '明细项目费用总额', fault.line),
    amount: fault.actual,
    product: fault.expected,
    price: row.pric,
    quantity: row.cnt,
  }
}

/** How the platform splits a line, as 2204, 2301 and 5204 say it alike. */
export const splitOf = (line: CheckedLine) => ({
  feedetl_sn: line.lineSn,
  det_item_fee_sumamt: yuan(line.amount),
  cnt: piecesOf(line.quantity),
  pric: priceOf(line.unitPriceMicro),
  pric_uplmt_amt: line.ceiling === null ? NO_CEILING : yuan(line.ceiling),
  selfpay_prop: isAllSelfPaid(line) ? 1 : line.firstSelfPayBp / 10_000,
  fulamt_ownpay_amt: yuan(line.fullSelfPay),
  overlmt_amt: yuan(line.overLimitSelfPay),
  preselfpay_amt: yuan(line.firstSelfPay),
  inscp_scp_amt: yuan(line.eligible),
  chrgitm_lv: CHRGITM_LV[line.class],
  med_chrgitm_type: line.chargeType,
  bas_medn_flag: '0',
  hi_nego_drug_flag: '0',
  chld_medc_flag: '0',
  list_sp_item_flag: '0',
  lmt_used_flag: '0',
  drt_reim_flag: '0',
  memo: ruleNameOf(line.reason),
})

const isAllSelfPaid = (line: CheckedLine): boolean =>
  line.amount === 0 ? line.class === 'C' : line.fullSelfPay === line.amount

/** Sites write a price that no bill reaches where there is no ceiling. */
const NO_CEILING = 999_999
