import { z } from 'zod'

/** GET /api/catalogue?query=&day= : items by code, at most 200; with a day only the versions valid on it. */
export const catalogueShape = z.object({
  /** How many there are, also those that are not shown. */
  count: z.number(),
  items: z.array(
    z.object({
      itemCode: z.string(),
      name: z.string(),
      spec: z.string(),
      unit: z.string(),
      class: z.enum(['A', 'B', 'C']),
      kind: z.enum(['drug', 'service', 'facility', 'consumable', 'tcm']),
      /** Fen. */
      listPrice: z.number(),
      isPriceListed: z.boolean(),
      /** Fen; null where there is none. */
      ceiling: z.number().nullable(),
      bonusPoints: z.number(),
      isSeparateDrug: z.boolean(),
      from: z.string(),
      /** The version's last day; null while it goes on. */
      to: z.string().nullable(),
    }),
  ),
})
export type ItemView = z.infer<typeof catalogueShape>['items'][number]
