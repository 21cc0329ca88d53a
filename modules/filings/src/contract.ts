import { z } from 'zod'

/** GET /api/persons/:personId/filings, the latest first. */
export const filingsShape = z.object({
  filings: z.array(
    z.object({
      kind: z.enum([
        'offsite',
        'referral',
        'chronic',
        'twoDisease',
        'separateDrug',
        'majorDisease',
        'maternity',
        'assistanceTilt',
      ]),
      subject: z.string(),
      /** The institution to which the person goes, by name where it is known here. */
      toProvider: z.string().nullable(),
      from: z.string(),
      /** The last day; null while it goes on. */
      to: z.string().nullable(),
      filedBy: z.string(),
      isWithdrawn: z.boolean(),
    }),
  ),
})

export type FilingView = z.infer<typeof filingsShape>['filings'][number]
