import { day, fen, givenDay, instant } from '@tongchou/kernel/shapes'
import { requestShape } from '@tongchou/staff/contract'
import { z } from 'zod'

/** One step of the stored trace, as the waterfall and its side panel draw it. */
export const traceStepShape = z.object({
  step: z.string(),
  amount: fen,
  clauses: z.array(z.string()).readonly(),
  readings: z.array(z.string()).readonly(),
  unverified: z.array(z.string()).readonly(),
  inputs: z
    .array(
      z.object({
        name: z.string(),
        label: z.string(),
        value: z.union([z.number(), z.string()]),
        unit: z.enum(['fen', 'bp', 'count', 'text', 'date']),
        from: z.string(),
      }),
    )
    .readonly(),
  formula: z.array(z.object({ text: z.string(), result: fen })).readonly(),
  table: z
    .object({
      title: z.string(),
      columns: z.array(z.string()).readonly(),
      rows: z.array(z.object({ head: z.string(), cells: z.array(z.string()).readonly() })).readonly(),
      applied: z.tuple([z.number(), z.number()]),
    })
    .optional(),
  bound: z
    .object({
      text: z.string(),
      clause: z.string(),
      limit: fen,
      leftBefore: fen,
      leftAfter: fen,
      isReached: z.boolean(),
    })
    .optional(),
  notes: z.array(z.string()).readonly(),
  lines: z.array(z.number()).readonly(),
})
export type TraceStepView = z.infer<typeof traceStepShape>

const reversalRequestShape = requestShape.extend({
  personId: z.string(),
  settlementId: z.string(),
  personName: z.string(),
  providerName: z.string(),
  totalCost: fen,
})
export type ReversalRequestView = z.infer<typeof reversalRequestShape>

/** POST /api/settlements/:personId/:settlementId/reversal-requests. */
export const newReversalShape = z.object({ reason: z.string().trim().min(1).max(200) })

/** GET /api/reversal-requests: what waits for a second person. */
export const reversalRequestsShape = z.object({ requests: z.array(reversalRequestShape) })

/** GET /api/settlements/:personId/:settlementId. Amounts in fen, instants ISO 8601. */
export const settlementPageShape = z.object({
  personId: z.string(),
  settlementId: z.string(),
  /** As people say it: `261122-7KQ4M-9XM3B-C`. */
  number: z.string(),
  encounterId: z.string(),
  person: z.object({ name: z.string(), personNo: z.string(), idNumberMask: z.string() }),
  provider: z.object({ code: z.string(), name: z.string(), level: z.number() }),
  scheme: z.string(),
  kind: z.string(),
  district: z.string(),
  state: z.enum(['settled', 'cleared', 'reversed']),
  startedOn: day,
  endedOn: day,
  settledOn: day,
  settledAt: instant,
  settledBy: z.string(),
  amounts: z.record(z.string(), fen),
  trace: z.array(traceStepShape),
  lines: z.array(
    z.object({
      name: z.string(),
      class: z.enum(['A', 'B', 'C']),
      unitPriceMicro: z.number(),
      quantity: z.number(),
      amount: fen,
      fullSelfPay: fen,
      overLimitSelfPay: fen,
      firstSelfPay: fen,
      firstSelfPayBp: z.number(),
      ceiling: fen.nullable(),
      reason: z.string(),
      occurredOn: day,
      hasConsent: z.boolean(),
    }),
  ),
  journals: z.array(
    z.object({
      journalId: z.string(),
      fund: z.string(),
      fundName: z.string(),
      district: z.string(),
      reason: z.enum(['settlement', 'difference', 'reversal', 'restoration']),
      bookedOn: day,
      postings: z.array(
        z.object({
          debit: z.string(),
          credit: z.string(),
          party: z.string(),
          partyName: z.string(),
          amount: fen,
        }),
      ),
    }),
  ),
  operations: z.array(z.object({ at: instant, actor: z.string(), action: z.string() })),
  bundle: z.object({ hash: z.string(), region: z.string(), from: z.string() }),
  /** Computed again from the stored bundle when the page was opened. */
  recomputation: z.enum(['agrees', 'differs', 'bundle-missing']),
  reversal: z.object({ reason: z.string(), askedBy: z.string(), approvedBy: z.string(), on: day }).nullable(),
  /** The reversals that were taken back (2601), the first one first: it stands as it was. */
  restorations: z.array(z.object({ undoneOn: day, restoredOn: day, reason: z.string() })),
  request: reversalRequestShape.nullable(),
  /** The requests that came back, the oldest first; for those who may ask. A reason is null where none was asked for yet. */
  sentBack: z.array(
    z.object({
      asked: z.string(),
      because: z.string().nullable(),
      askedBy: z.string(),
      decidedBy: z.string(),
      on: day,
    }),
  ),
  /** Whose accounts paid for the person, the names masked, in the order in which they paid. */
  relatives: z.array(z.object({ name: z.string(), relation: z.string(), amount: fen })),
  /** 差额凭证, the oldest first: by how much each amount differs from what was said before. */
  vouchers: z.array(
    z.object({
      voucherId: z.string(),
      on: day,
      reason: z.string(),
      askedBy: z.string(),
      approvedBy: z.string(),
      differences: z.record(z.string(), fen),
    }),
  ),
  mayReverse: z.boolean(),
  /** What undoing it would bring back: the counters and the balance now, and without this settlement. */
  restores: z.array(z.object({ name: z.string(), now: fen, after: fen })),
  /** The last day on which a later one of the year was settled, which counted on this one: undone, the year is to be readjudicated. */
  laterSettledOn: day.nullable(),
  /** As it is printed on the statement and checked at GET /api/statements. */
  verificationCode: z.string(),
})
export type SettlementPage = z.infer<typeof settlementPageShape>

/** GET /api/statements/:personId/:settlementId/:code: what a printed statement can be held against, by anybody who has it. */
export const checkedStatementShape = z.object({
  settlementId: z.string(),
  personName: z.string(),
  providerName: z.string(),
  kind: z.string(),
  level: z.number(),
  state: z.enum(['settled', 'cleared', 'reversed']),
  settledOn: day,
  reversedOn: day.nullable(),
  totalCost: fen,
  fundTotal: fen,
  accountPay: fen,
  cashPay: fen,
  /** The stored settlement is still the one that the audit chain witnessed. */
  isIntact: z.boolean(),
})
export type CheckedStatement = z.infer<typeof checkedStatementShape>

export const settlementRowShape = z.object({
  personId: z.string(),
  settlementId: z.string(),
  /** As people say it: `261122-7KQ4M-9XM3B-C`. */
  number: z.string(),
  personName: z.string(),
  providerName: z.string(),
  level: z.number(),
  scheme: z.string(),
  kind: z.string(),
  state: z.string(),
  settledOn: day,
  totalCost: fen,
  fundTotal: fen,
  accountPay: fen,
  cashPay: fen,
})
export type SettlementRow = z.infer<typeof settlementRowShape>

/** What the list is narrowed by. */
export const settlementsQueryShape = z.object({
  day: givenDay.optional(),
  state: z.enum(['settled', 'cleared', 'reversed']).optional(),
  scheme: z.enum(['employee', 'resident', 'student']).optional(),
  level: z.coerce.number().int().min(1).max(3).optional(),
  cursor: z.string().optional(),
  /** A settlement's number as somebody says it. */
  number: z.string().max(40).optional(),
})

/** GET /api/settlements: newest first, a page of fifty; `next` continues. */
export const settlementsShape = z.object({
  settlements: z.array(settlementRowShape),
  next: z.string().nullable(),
})
