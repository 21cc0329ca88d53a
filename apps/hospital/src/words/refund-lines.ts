import { fen, ok, type Result, refuse } from '@tongchou/kernel'
import type { CheckedLine, KeptLine, UploadedLine } from '../platform/lines.ts'
import type { Fault } from '../transaction.ts'
import { fenOf, priceMicroOf, priceOf, quantityOf } from './amounts.ts'
import { placeOf } from './ids.ts'
import { type LineFields, uploadedLineOf } from './lines.ts'

/** A line that takes back part of an earlier one: a negative quantity and the earlier line's number. */
export interface RefundFields extends LineFields {
  readonly init_feedetl_sn: string
}

export const isRefund = (line: LineFields): boolean => line.cnt.startsWith('-')

/** The earlier line as it stood, and what remains of it; null where all of it is taken back. */
export interface Refund {
  readonly lineSn: string
  readonly original: KeptLine
  readonly remaining: UploadedLine | null
}

/** Takes a refund line off the line that it names. `line` counts as sent. */
export function refundOf(sent: RefundFields, line: number, kept: readonly KeptLine[]): Result<Refund, Fault> {
  const place = placeOf('feedetail', 'init_feedetl_sn', '原费用流水号', line)
  if (sent.init_feedetl_sn === '') return refuse({ code: 'missing-field', ...place })
  const original = kept.find((it) => it.lineSn === sent.init_feedetl_sn)
  const value = sent.init_feedetl_sn
  if (original === undefined) {
    return refuse({ code: 'not-supported', ...place, value, reason: '本次就诊没有这条明细，请核对原流水号' })
  }
  const differing = differenceFrom(original, sent, line)
  if (differing !== null) return refuse(differing)
  const [quantity, amount] = [
    original.quantity + quantityOf(sent.cnt),
    original.amount + fenOf(sent.det_item_fee_sumamt),
  ]
  if (quantity < 0 || amount < 0) {
    const reason = '退的比原明细多，请核对数量和金额'
    return refuse({
      code: 'not-supported',
      ...placeOf('feedetail', 'cnt', '数量', line),
      value: sent.cnt,
      reason,
    })
  }
  const remaining = {
    ...uploadedLineOf(sent, original.batch),
    ...keptOf(original),
    quantity,
    amount: fen(amount),
    particulars: {
      ...uploadedLineOf(sent, original.batch).particulars,
      refunds: [...original.refunds, sent.feedetl_sn],
    },
  }
  return ok({ lineSn: sent.feedetl_sn, original, remaining: quantity === 0 ? null : remaining })
}

/** A refund is of the same item at the same price, and its amount is none but back. */
function differenceFrom(original: KeptLine, sent: RefundFields, line: number): Fault | null {
  const wrong = (field: string, label: string, value: string, reason: string): Fault => ({
    code: 'not-supported',
    ...placeOf('feedetail', field, label, line),
    value,
    reason,
  })
  if (sent.med_list_codg !== original.itemCode)
    return wrong(
      'med_list_codg',
      '医疗目录编码',
      sent.med_list_codg,
      `原明细是 ${original.itemCode}，退费不能换项目`,
    )
  if (priceMicroOf(sent.pric) !== original.unitPriceMicro)
    return wrong('pric', '单价', sent.pric, `原明细单价是 ${priceOf(original.unitPriceMicro)}，退费须按原价`)
  if (fenOf(sent.det_item_fee_sumamt) > 0)
    return wrong('det_item_fee_sumamt', '明细项目费用总额', sent.det_item_fee_sumamt, '退费行的金额应为负数')
  return null
}

/** What a refund line must not change. */
const keptOf = (original: KeptLine) => ({
  lineSn: original.lineSn,
  itemCode: original.itemCode,
  providerItem: original.providerItem,
  unitPriceMicro: original.unitPriceMicro,
  occurredOn: original.occurredOn,
})

/** How a refund changes the split of its line: what remains, less what was. */
export function changeOf(refund: Refund, after: CheckedLine | undefined): CheckedLine {
  const { original } = refund
  return {
    ...original,
    lineSn: refund.lineSn,
    quantity: (after?.quantity ?? 0) - original.quantity,
    amount: (after?.amount ?? 0) - original.amount,
    fullSelfPay: (after?.fullSelfPay ?? 0) - original.fullSelfPay,
    overLimitSelfPay: (after?.overLimitSelfPay ?? 0) - original.overLimitSelfPay,
    firstSelfPay: (after?.firstSelfPay ?? 0) - original.firstSelfPay,
    eligible: (after?.eligible ?? 0) - original.eligible,
  }
}
