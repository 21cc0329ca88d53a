import { instant } from '@tongchou/kernel/shapes'
import { z } from 'zod'

/** The answer to whoever asks for what another has to approve: the request that now waits. */
export const askedShape = z.object({ requestId: z.string() })

/** How long what goes with a decision is: the papers that were seen, or why it goes back. */
export const SAID_LENGTH = { least: 2, most: 200 } as const
export const saidShape = z.string().trim().min(SAID_LENGTH.least).max(SAID_LENGTH.most)

/**
 * POST …/decision, by another than who asked: what was asked is done, or goes back with the reason.
 * @param approving what approving takes besides
 */
export const decisionWith = <Approving extends z.ZodRawShape>(approving: Approving) =>
  z.discriminatedUnion('approve', [
    z.object({ approve: z.literal(true), ...approving }),
    z.object({ approve: z.literal(false), reason: saidShape }),
  ])

export const decisionShape = decisionWith({})
export const decidedShape = z.object({ isApproved: z.boolean() })

/** What waits for a second person, as every list says it. */
export const waitingShape = z.object({
  /** Why it was asked for: 原因, 依据, 事由. */
  reason: z.string(),
  /** By name. */
  askedBy: z.string(),
  askedAt: instant,
  /** False for one's own, and for who may only read. */
  mayDecide: z.boolean(),
})

/** The same of a request that is nothing else. */
export const requestShape = waitingShape.extend({ requestId: z.string() })

export type Waiting = z.infer<typeof waitingShape>
