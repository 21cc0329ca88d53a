import { z } from 'zod'
import { inForce } from '../bundle/histories.ts'
import { history } from '../bundle/values.ts'
import { type CaseRule, caseRule, failed } from '../cases/rule.ts'
import { date, money } from '../cases/values.ts'

/**
 * 一站式账单 (JM-10.4, CQ-15, SP-11): who pays besides our funds, and in which order. Commercial insurance, charity and mutual
 * aid are no funds of ours; they are shown after assistance, and two payers never pay the same fen.
 */
export const oneStopSchema = z.strictObject({
  order: history({
    /** The funds pay first, the others on what is left; otherwise an insurer may have paid before them. */
    fundsFirst: z.boolean(),
  }),
})

const OTHER_PAYERS = ['commercial', 'charity', 'mutualAid'] as const

export interface OtherPayment {
  payer: string
  kind: (typeof OTHER_PAYERS)[number]
  pays: number
  /** Paid before the funds. */
  paidFirst: boolean
}

export interface BillRow {
  payer: string
  kind: OtherPayment['kind'] | 'funds'
  pays: number
  /** What is left of the bill after this payer. */
  leaves: number
}

export type OneStopBill =
  | { rows: BillRow[]; fundsPay: number; personPays: number }
  /** The first payment that would pay a fen twice, and what was still to be paid. */
  | { paidTwice: number; left: number }

/** The whole bill, payer by payer; what somebody paid before the funds limits what they still pay. */
export function oneStopBill(
  totalCost: number,
  fundsWouldPay: number,
  payments: readonly OtherPayment[],
): OneStopBill {
  const rows: BillRow[] = []
  let left = totalCost
  const pay = (payer: string, kind: BillRow['kind'], pays: number): void => {
    left -= pays
    rows.push({ payer, kind, pays, leaves: left })
  }
  const entries = [...payments.entries()]
  for (const [at, { payer, kind, pays, paidFirst }] of entries) {
    if (!paidFirst) continue
    if (pays > left) return { paidTwice: at, left }
    pay(payer, kind, pays)
  }
  const fundsPay = Math.min(fundsWouldPay, left)
  pay('funds', 'funds', fundsPay)
  for (const [at, { payer, kind, pays, paidFirst }] of entries) {
    if (paidFirst) continue
    if (pays > left) return { paidTwice: at, left }
    pay(payer, kind, pays)
  }
  return { rows, fundsPay, personPays: left }
}

const shape = z.strictObject({
  id: z.string(),
  kind: z.literal('oneStop'),
  region: z.string(),
  /** The end of treatment. */
  date,
  totalCost: money,
  /** What our funds pay of it by the settlement. */
  fundTotal: money,
  payments: z.array(
    z.strictObject({
      payer: z.string().min(1),
      kind: z.enum(OTHER_PAYERS),
      pays: money,
      paidFirst: z.boolean().default(false),
    }),
  ),
})

/** Kind `oneStop`: every payer of one bill and what the person is left with. */
export const oneStopRule: CaseRule = caseRule({
  shape,
  section: 'oneStop',
  day: (input) => ({ day: input.date, path: 'date' }),
  check: ({ fundTotal, totalCost }) =>
    fundTotal > totalCost
      ? { code: 'impossible', message: 'the funds pay more than the bill', path: 'fundTotal' }
      : null,
  decide: ({ date: day, totalCost, fundTotal, payments }, { order }) => {
    const rule = inForce(order, day)
    if (rule === null) return failed('no-parameters', `no order of payers on ${day}`, 'date')
    const early = payments.findIndex(({ paidFirst }) => paidFirst)
    if (rule.fundsFirst && early >= 0)
      return failed(
        'funds-first',
        'the funds pay first, the insurer on their statement',
        `payments[${early}].paidFirst`,
      )
    const bill = oneStopBill(totalCost, fundTotal, payments)
    if ('paidTwice' in bill)
      return failed(
        'paid-twice',
        `only ${bill.left} fen of the bill are left to pay`,
        `payments[${bill.paidTwice}].pays`,
      )
    const trace = bill.rows.map((row) => ({
      clauses: [rule.cite, ...rule.readings],
      what: `${row.kind} ${row.payer}`,
      inputs: { pays: row.pays },
      result: row.leaves,
    }))
    return { result: bill, trace }
  },
})
