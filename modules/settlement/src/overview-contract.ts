import { day, fen, givenDay, instant } from '@tongchou/kernel/shapes'
import { z } from 'zod'

export const overviewQueryShape = z.object({ day: givenDay.optional() })

/** GET /api/overview?day=: a day's settlements as the city lives through it, reversed ones left out. Amounts in fen. */
export const overviewShape = z.object({
  day: day,
  /** When it was read; instants ISO 8601. */
  at: instant,
  /** The last day with a settlement, so that an empty day can lead there. */
  lastDay: day.nullable(),
  /** Settlements undone on the day. */
  reversed: z.number(),
  groups: z.array(
    z.object({
      level: z.number(),
      scheme: z.string(),
      kind: z.string(),
      count: z.number(),
      totalCost: fen,
      fundTotal: fen,
      cashPay: fen,
    }),
  ),
  /**
   * What each fund spent as the books of the day say it: by settlements, by difference vouchers, less by what was undone and not restored, whenever that
   * was settled.
   */
  funds: z.array(
    z.object({
      fund: z.string(),
      name: z.string(),
      amount: fen,
      settled: fen,
      differences: fen,
      reversed: fen,
    }),
  ),
  /** By hour of Beijing; hours without a settlement are left out. */
  hours: z.array(z.object({ hour: z.number(), count: z.number(), fundTotal: fen })),
  /** The month up to the day, by day and scheme. */
  days: z.array(z.object({ day: day, scheme: z.string(), count: z.number(), fundTotal: fen })),
  /** The last ones, without names: where, what, how much. */
  latest: z.array(
    z.object({
      personId: z.string(),
      settlementId: z.string(),
      settledAt: instant,
      providerName: z.string(),
      level: z.number(),
      scheme: z.string(),
      kind: z.string(),
      totalCost: fen,
      fundTotal: fen,
    }),
  ),
})
export type Overview = z.infer<typeof overviewShape>
