import type { BenefitFile } from '../bundle/schema.ts'
import type { ByLevel } from './at-level.ts'
import { type Rows, rowsOf } from './rows.ts'

type Ratio = BenefitFile['ratio'][number]

/** The ratios as the clause writes them, and the same for every kind of person: one figure, or one per level. */
export type RatioTerms = Ratio & { shares: Rows<number | ByLevel<number>> }

export const withShares = (ratio: Ratio): RatioTerms => ({
  ...ratio,
  shares: ratio.flat !== undefined ? rowsOf(ratio.flat) : rowsOf<ByLevel<number>>(ratio.table ?? {}),
})
