import { day, fen } from '@tongchou/kernel/shapes'
import { waitingShape } from '@tongchou/staff/contract'
import { z } from 'zod'

export const PAYMENT_KINDS = ['pay', 'receive'] as const
export type PaymentKind = (typeof PAYMENT_KINDS)[number]

const balanceShape = z.object({
  personId: z.string(),
  personNo: z.string(),
  personName: z.string(),
  fund: z.string(),
  fundName: z.string(),
  district: z.string(),
  /** 应付 and 应收参保人待遇差额; negative where more was paid than is owed by now. */
  payable: fen,
  receivable: fen,
  /** What the fund owes the person after the two are set against each other; negative: the person the fund. */
  owedToPerson: fen,
  /** The day of the last voucher or reversal that moved it. */
  movedOn: day,
  /** It stands in a batch that waits for a second person. */
  isWaiting: z.boolean(),
})
export type PersonBalance = z.infer<typeof balanceShape>

const batchShape = waitingShape.extend({
  batchId: z.string(),
  kind: z.enum(PAYMENT_KINDS),
  /** How many persons' payments out of, or into, how much. */
  lines: z.number(),
  total: fen,
  state: z.enum(['waiting', 'approved', 'declined']),
  decidedBy: z.string().nullable(),
  /** Why it was sent back. */
  decisionReason: z.string().nullable(),
  bookedOn: day.nullable(),
})
export type PaymentBatch = z.infer<typeof batchShape>

/** GET /api/person-payments: what stands between funds and persons, the largest first, and the batches, those that wait first. Fen. */
export const personPaymentsShape = z.object({
  balances: z.array(balanceShape),
  batches: z.array(batchShape),
  mayPrepare: z.boolean(),
})
export type PersonPayments = z.infer<typeof personPaymentsShape>

/** POST /api/payment-batches: all that stands between the funds and these persons in one direction. */
export const prepareBatchShape = z.object({
  kind: z.enum(PAYMENT_KINDS),
  personIds: z.array(z.string()).min(1).max(1000),
  reason: z.string().trim().min(2).max(200),
})
export const preparedBatchShape = z.object({ batchId: z.string() })

/** GET /api/payment-batches/:batchId: its lines, for the list of payees. No account at a bank is known of anybody. */
export const batchLinesShape = z.object({
  batch: batchShape,
  lines: z.array(
    z.object({
      personNo: z.string(),
      personName: z.string(),
      idNumberMask: z.string(),
      fundName: z.string(),
      district: z.string(),
      payable: fen,
      receivable: fen,
      amount: fen,
    }),
  ),
})
export type BatchLines = z.infer<typeof batchLinesShape>
