import { z } from 'zod'

/** The answer to whoever asks for what another has to approve: the request that now waits. */
export const askedShape = z.object({ requestId: z.string() })

/** POST …/decision, by another than who asked: what was asked is done, or returned. */
export const decisionShape = z.object({ approve: z.boolean() })
export const decidedShape = z.object({ isApproved: z.boolean() })
