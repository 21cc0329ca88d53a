import { LARGEST_FEN, timesRatio } from '@tongchou/kernel'
import { z } from 'zod'
import { history, percent } from '../bundle/values.ts'
import { failed } from '../cases/rule.ts'
import { money, year } from '../cases/values.ts'
import { caseShape, clausesOf, onYear, wordRule } from '../cases/word-rule.ts'
import { standardOf } from '../contribution/resident-dues.ts'
import { shareBounds } from '../shares/bounded-share.ts'

/** 大额补助和大病保险的资金 (JM-10.1, JM-10.2): where the one's surplus goes, and what the other takes from the resident fund. */
export const catastrophicFundSchema = z.strictObject({
  surplus: history({ joins: z.enum(['employeePooled']) }).optional(),
  /** A share of last year's financing standard a head; a year's own decision stays inside the bounds. */
  transfer: history({ share: percent, ...shareBounds }).optional(),
})

/** Kind `catastrophicSurplus`: what a year of the employees' catastrophic subsidy leaves, which joins the pooled fund. */
export const catastrophicSurplusRule = wordRule({
  shape: caseShape('catastrophicSurplus', { year, income: money, payments: money }),
  section: 'catastrophicFund',
  word: (terms) => terms.surplus,
  called: 'rule of the surplus',
  day: onYear,
  decide: ({ income, payments }, entry) => {
    const left = income - payments
    const joinsPooledFund = Math.max(0, left)
    const step = {
      clauses: clausesOf(entry),
      what: `income − payments, not below 0, joins ${entry.joins}`,
      inputs: { income, payments },
      result: joinsPooledFund,
    }
    return { result: { joinsPooledFund, shortfall: Math.max(0, -left) }, trace: [step] }
  },
})

const transferShape = caseShape('catastrophicTransfer', {
  year,
  /** Residents insured in that year. */
  heads: z.int().min(0, 'negative').max(10_000_000_000),
  /** The year's decision; without one the law's own share. */
  rateBp: z.int().optional(),
})

/** Kind `catastrophicTransfer`: what moves from the resident fund to catastrophic insurance; nobody pays for it himself. */
export const catastrophicTransferRule = wordRule({
  shape: transferShape,
  section: 'catastrophicFund',
  word: (terms) => terms.transfer,
  called: 'share of the financing standard',
  day: onYear,
  decide: ({ year: of, heads, rateBp }, entry, bundle) => {
    const rate = rateBp ?? entry.share
    if (rate < (entry.least ?? 0) || rate > (entry.most ?? rate))
      return failed('bad-value', `the ratio is ${entry.least} to ${entry.most} bp`, 'rateBp')
    const standard = standardOf(bundle.sections.contribution?.resident, of - 1)
    if (standard === null)
      return failed('no-parameters', `no standard of residents for the year ${of - 1}`, 'year')
    const financing = standard.personal + standard.fiscal
    const perHead = timesRatio(financing, rate)
    if (perHead * heads > LARGEST_FEN) return failed('bad-value', 'the transfer is above 10^15 fen', 'heads')
    const amount = perHead * heads
    const trace = [
      {
        clauses: clausesOf(standard),
        what: "last year's personal part + fiscal part a head",
        inputs: {
          year: of - 1,
          personal: standard.personal,
          fiscal: standard.fiscal,
          verified: standard.verified,
        },
        result: financing,
      },
      {
        clauses: clausesOf(entry),
        what: 'financing standard × share',
        inputs: { financing, rateBp: rate },
        result: perHead,
      },
      { clauses: [entry.cite], what: 'a head × heads', inputs: { perHead, heads }, result: amount },
    ]
    return { result: { financing, rateBp: rate, perHead, amount }, trace }
  },
})
