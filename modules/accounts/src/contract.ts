import { z } from 'zod'

/** GET /api/persons/:personId/account : balance and movements in fen, newest first; the balance is null where there is no account. */
export const accountShape = z.object({
  balance: z.number().nullable(),
  movements: z.array(
    z.object({
      at: z.string(),
      kind: z.enum(['opening', 'deposit', 'spending', 'refund']),
      amount: z.number(),
      balanceAfter: z.number(),
      /** The settlement behind a spending or refund. */
      settlementId: z.string().nullable(),
    }),
  ),
})

export type AccountView = z.infer<typeof accountShape>
