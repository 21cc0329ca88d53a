import { day, fen, instant } from '@tongchou/kernel/shapes'
import { decidedShape, requestShape } from '@tongchou/staff/contract'
import { z } from 'zod'

const changedAmountShape = z.object({
  /** The amount's name, as in a settlement's `amounts`. */
  name: z.string(),
  before: fen,
  after: fen,
  difference: fen,
  clauses: z.array(z.string()).readonly(),
})

const rerunShape = z.object({
  settlementId: z.string(),
  providerName: z.string(),
  kind: z.string(),
  startedOn: day,
  endedOn: day,
  totalCost: fen,
  isCleared: z.boolean(),
  /** Empty where the settlement stays as it is. */
  changes: z.array(changedAmountShape),
  /** What changed since it was computed. */
  because: z.array(z.object({ text: z.string(), clause: z.string().nullable() })),
  /** What the funds owe the person; negative: the person the funds. */
  owedToPerson: fen,
})
export type RerunView = z.infer<typeof rerunShape>

const openRequestShape = requestShape.extend({
  personId: z.string(),
  personName: z.string(),
  year: z.number(),
  /** Nothing has changed since it was asked for: what is shown is what would be approved. Null where nobody looked. */
  isAsAsked: z.boolean().nullable(),
})
export type ReadjudicationRequestView = z.infer<typeof openRequestShape>

const yearShape = z.object({
  year: z.number(),
  /** Whether the year's settlements are what the facts known now give. */
  state: z.enum(['agrees', 'differs', 'impossible']),
  /** Why it cannot be run again. */
  why: z.string().nullable(),
  /** In the order of the care. */
  settlements: z.array(rerunShape),
  counters: z.array(z.object({ scheme: z.string(), name: z.string(), before: fen, after: fen })),
  owedToPerson: fen,
  request: openRequestShape.nullable(),
})
export type ReadjudicationYear = z.infer<typeof yearShape>

/** GET /api/persons/:personId/readjudications: each benefit year run again, the newest first, and what was readjudicated. Fen. */
export const readjudicationsShape = z.object({
  personName: z.string(),
  years: z.array(yearShape),
  done: z.array(
    z.object({
      readjudicationId: z.string(),
      year: z.number(),
      reason: z.string(),
      askedBy: z.string(),
      approvedBy: z.string(),
      on: day,
      vouchers: z.number(),
      owedToPerson: fen,
    }),
  ),
})
export type ReadjudicationsView = z.infer<typeof readjudicationsShape>

/** POST /api/persons/:personId/readjudication-requests. */
export const newReadjudicationShape = z.object({
  year: z.int().min(2000).max(2999),
  reason: z.string().trim().min(1).max(200),
})

/** The answer to a decision: how many vouchers it made. */
export const readjudicationDecidedShape = decidedShape.extend({ vouchers: z.number() })

/** GET /api/readjudication-requests: what waits for a second person. */
export const readjudicationRequestsShape = z.object({ requests: z.array(openRequestShape) })

const dueShape = z.object({
  personId: z.string(),
  personName: z.string(),
  year: z.number(),
  /** When the newest fact came. */
  knownAt: instant,
  /** How many settlements would differ. */
  settlements: z.number(),
  owedToPerson: fen,
})
export type DueReadjudication = z.infer<typeof dueShape>

/** GET /api/readjudications/due: years that wait to be run again and of which nobody has asked it yet. */
export const dueReadjudicationsShape = z.object({ due: z.array(dueShape) })
