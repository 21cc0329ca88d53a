import { timesRatio, WHOLE } from '@tongchou/kernel'
import { z } from 'zod'
import { percent } from '../bundle/values.ts'
import { LAW_VALUES } from '../words/faults.ts'

/** Who bears which share of a whole; together they bear all of it. */
export const division = z
  .record(z.string(), percent)
  .refine((shares) => Object.values(shares).reduce((sum, share) => sum + share, 0) === WHOLE, {
    message: LAW_VALUES.wholeShares,
  })

export interface Portion {
  bearer: string
  shareBp: number
  amount: number
}

/** Each bearer's amount; what rounding leaves over is the last one's, so that nothing of the whole is lost. */
export function divide(whole: number, shares: Readonly<Record<string, number>>): Portion[] {
  const bearers = Object.entries(shares)
  let left = whole
  return bearers.map(([bearer, shareBp], at) => {
    const amount = at === bearers.length - 1 ? left : Math.min(left, timesRatio(whole, shareBp))
    left -= amount
    return { bearer, shareBp, amount }
  })
}
