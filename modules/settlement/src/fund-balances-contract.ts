import { day, fen } from '@tongchou/kernel/shapes'
import { z } from 'zod'

const figures = {
  spentThisMonth: fen.describe('本月记账的支出'),
  spentThisYear: fen.describe('本年记账的支出'),
  payable: fen.describe('应付定点医药机构的余额：记账以来，还没有拨付的'),
  persons: fen.describe('应付参保人减应收的余额'),
  paid: fen.describe('本年经支出户付给参保人，减收回'),
}

/** GET /api/fund-balances: how the funds stand by their books in the reader's districts, up to a day. Contributions are not booked here. */
export const fundBalancesShape = z.object({
  through: day,
  funds: z.array(
    z.object({
      fund: z.string(),
      name: z.string(),
      ...figures,
      /** What insured persons have in their accounts now; null for a fund that keeps none. */
      accounts: fen.nullable(),
      districts: z.array(z.object({ district: z.string(), ...figures, accounts: fen.nullable() })),
    }),
  ),
})
export type FundBalances = z.infer<typeof fundBalancesShape>
export type FundBalance = FundBalances['funds'][number]

/** GET /api/fund-balances/:fund?month=: what one fund booked day by day, the rows behind a month's figure. */
export const fundDaysShape = z.object({
  days: z.array(z.object({ day, journals: z.int(), spent: fen, payable: fen, persons: fen, paid: fen })),
})
export type FundDay = z.infer<typeof fundDaysShape>['days'][number]
