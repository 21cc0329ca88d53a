import { z } from 'zod'
import { byLevel, history, percent } from '../bundle/values.ts'
import { shareBounds } from '../shares/bounded-share.ts'

/** `agreement.yaml`: what is counted of an institution with an agreement, and against which bounds. */
export const agreementSchema = z.strictObject({
  /** 政策外费用占比 (JM-25.2): the largest share of out-of-policy costs on average, by level. */
  outOfPolicy: history({ byLevel: byLevel(z.strictObject(shareBounds)) }).optional(),
  /** 集采占比 (JM-25.3): of which kinds of items the share of centrally procured ones is reported. */
  procurement: history({ kinds: z.array(z.enum(['drug', 'consumable'])).min(1) }).optional(),
  /** 协议额度 (JM-24): the figures of an agreement that are tracked every month. */
  tracking: history({ figures: z.array(z.enum(['paymentCeiling', 'averageCost'])).min(1) }).optional(),
  /** 服务质量保证金 (JM-24): the share kept back of what is paid, and what of it an assessment gives back. */
  deposit: history({
    share: percent,
    /** The highest score that is reached counts; below all of them nothing is given back. */
    returned: z.array(z.strictObject({ score: z.int().min(0).max(100), share: percent })).min(1),
  }).optional(),
})
