import { count, money, month } from '../cases/values.ts'
import { caseShape, clausesOf, onMonth, wordRule } from '../cases/word-rule.ts'
import { shareOfWhole } from '../shares/bounded-share.ts'

const shape = caseShape('agreementTracking', {
  /** The last month that counts; the figures are those of its year until then. */
  month,
  /** What the agreement lets the fund pay in the year. */
  paymentCeiling: money,
  paid: money,
  /** What a case may cost on average. */
  averageCost: money,
  cases: count,
  cost: money,
})

/** Kind `agreementTracking` (JM-24): a year's payments against the agreement's ceiling and the average cost per case, month by month. */
export const trackingRule = wordRule({
  shape,
  section: 'agreement',
  word: (terms) => terms.tracking,
  called: 'tracked figures of an agreement',
  day: onMonth,
  check: ({ cases, cost }) =>
    cases === 0 && cost > 0 ? { code: 'impossible', message: 'costs without a case', path: 'cases' } : null,
  decide: (input, entry) => {
    const { paymentCeiling, paid, averageCost, cases, cost } = input
    const months = Number(input.month.slice(5))
    const ceiling = {
      left: Math.max(0, paymentCeiling - paid),
      above: Math.max(0, paid - paymentCeiling),
      usedBp: shareOfWhole(paid, paymentCeiling),
      // The part of the ceiling that the months so far would use evenly.
      isAhead: BigInt(paid) * 12n > BigInt(paymentCeiling) * BigInt(months),
    }
    const average = {
      average: cases === 0 ? null : Number((2n * BigInt(cost) + BigInt(cases)) / (2n * BigInt(cases))),
      isAbove: BigInt(cost) > BigInt(averageCost) * BigInt(cases),
    }
    const trace = [
      {
        clauses: clausesOf(entry),
        what: "paid against the year's ceiling",
        inputs: { paymentCeiling, paid, months, usedBp: ceiling.usedBp, isAhead: ceiling.isAhead },
        result: ceiling.left,
      },
      {
        clauses: [entry.cite],
        what: 'cost ÷ cases against the average agreed',
        inputs: { cost, cases, averageCost },
        result: average.average ?? 'no case',
      },
    ]
    return { result: { ceiling, average }, trace }
  },
})
