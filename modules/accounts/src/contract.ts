import { day, fen, givenDay, instant } from '@tongchou/kernel/shapes'
import { RELATIONS } from '@tongchou/policy/facts'
import { requestShape } from '@tongchou/staff/contract'
import { z } from 'zod'

/** GET /api/persons/:personId/account : balance and movements in fen, newest first; the balance is null where there is no account. */
export const accountShape = z.object({
  balance: fen.nullable(),
  movements: z.array(
    z.object({
      at: instant,
      kind: z.enum(['opening', 'deposit', 'spending', 'refund']),
      amount: fen,
      balanceAfter: fen,
      /** The settlement behind a spending or refund. */
      settlementId: z.string().nullable(),
      /** The relative for whom it was; the name masked. Null where it was for the owner. */
      forName: z.string().nullable(),
    }),
  ),
})

export type AccountView = z.infer<typeof accountShape>

const sharingShape = z.object({
  sharingId: z.string(),
  /** The other one: who may pay, or whose account it is; the name masked. */
  name: z.string(),
  personId: z.string(),
  relation: z.string(),
  from: day,
  /** The first day on which it no longer holds; null where nobody has ended it. */
  endsOn: day.nullable(),
  grantedBy: z.string(),
  approvedBy: z.string().nullable(),
  isInForce: z.boolean(),
})
export type SharingView = z.infer<typeof sharingShape>

const sharingRequestShape = requestShape.extend({
  ownerId: z.string(),
  ownerName: z.string(),
  relativeName: z.string(),
  relation: z.string(),
  from: day,
})
export type SharingRequestView = z.infer<typeof sharingRequestShape>

/** GET /api/persons/:personId/sharings: who may pay from the person's account, and from whose account the person may pay. */
export const sharingsShape = z.object({
  granted: z.array(sharingShape),
  received: z.array(sharingShape),
  requests: z.array(sharingRequestShape),
  /** The relations between which the law of today lets accounts be shared; none where it does not know it. */
  relations: z.array(z.string()),
})
export type SharingsView = z.infer<typeof sharingsShape>

/** GET /api/sharing-requests: what waits for a second person. */
export const sharingRequestsShape = z.object({ requests: z.array(sharingRequestShape) })

/** POST /api/persons/:personId/sharings: the relative by number and name, so that a slip of the pen shares with nobody. */
export const newSharingShape = z.object({
  relativeNo: z.string().trim().min(1),
  relativeName: z.string().trim().min(1),
  relation: z.enum(RELATIONS),
  from: givenDay,
})
export const sharingMadeShape = z.object({ sharingId: z.string() })

/** POST /api/persons/:personId/sharing-requests: the same by a clerk, with the owner's application. */
export const newSharingRequestShape = newSharingShape.extend({ basis: z.string().trim().min(1).max(200) })

/** POST /api/persons/:personId/sharings/:id/end: the first day on which it no longer holds. */
export const endSharingShape = z.object({ endsOn: givenDay })
export const sharingEndedShape = z.object({ endsOn: day })

/** The words for what the owner of an account is to the one who may pay from it. */
export const RELATION_NAMES: Readonly<Record<string, string>> = {
  spouse: '配偶',
  parent: '父母',
  child: '子女',
  sibling: '兄弟姐妹',
  grandparent: '祖父母、外祖父母',
  grandchild: '孙子女、外孙子女',
}
