import { timesRatio } from '@tongchou/kernel'
import { z } from 'zod'
import { money, year } from '../cases/values.ts'
import { caseShape, clausesOf, onYear, wordRule } from '../cases/word-rule.ts'

const shape = caseShape('qualityDeposit', {
  year,
  /** What the institution was to be paid in the year before anything was kept back. */
  payable: money,
  /** The year's assessment, of a hundred. */
  score: z.int().min(0, 'negative').max(100, 'above 100'),
})

/** Kind `qualityDeposit` (JM-24): what is kept back of an institution's payments and what its assessment gives back. */
export const qualityDepositRule = wordRule({
  shape,
  section: 'agreement',
  word: (terms) => terms.deposit,
  called: 'quality deposit',
  day: onYear,
  decide: ({ payable, score }, entry) => {
    const kept = timesRatio(payable, entry.share)
    const reached = entry.returned.filter((one) => score >= one.score).sort((a, b) => b.score - a.score)[0]
    const returnedBp = reached?.share ?? 0
    const returned = timesRatio(kept, returnedBp)
    const trace = [
      {
        clauses: clausesOf(entry),
        what: 'payable × share kept back',
        inputs: { payable, shareBp: entry.share },
        result: kept,
      },
      {
        clauses: [entry.cite],
        what: 'kept back × share that the score gives back',
        inputs: { score, reached: reached?.score ?? null, returnedBp },
        result: returned,
      },
    ]
    return { result: { kept, returnedBp, returned, forfeited: kept - returned }, trace }
  },
})
