import { timesRatio } from '@tongchou/kernel'
import { z } from 'zod'
import { latest } from '../bundle/histories.ts'
import { history, percent } from '../bundle/values.ts'
import { caseRule, failed } from '../cases/rule.ts'
import { money } from '../cases/values.ts'

/** 风险储备金 (JM-7): the range of the yearly ratio and the share of last year's income at which extraction ends. */
export const reserveSchema = z.strictObject({
  reserve: history({ leastRate: percent, mostRate: percent, untilShare: percent }),
})

/** What the reserve takes this year: the year's ratio of last year's income, the last time only up to the limit. */
export function extractReserve(
  fund: { lastYearIncome: number; reserveBefore: number; rateBp: number },
  untilShareBp: number,
): { extracted: number; reserveAfter: number } {
  const room = Math.max(0, timesRatio(fund.lastYearIncome, untilShareBp) - fund.reserveBefore)
  const extracted = Math.min(timesRatio(fund.lastYearIncome, fund.rateBp), room)
  return { extracted, reserveAfter: fund.reserveBefore + extracted }
}

const shape = z.strictObject({
  id: z.string(),
  kind: z.literal('reserve'),
  region: z.string(),
  lastYearIncome: money,
  reserveBefore: money,
  rateBp: z.int(),
})

export const reserveRule = caseRule({
  shape,
  section: 'reserve',
  day: null,
  decide: ({ lastYearIncome, reserveBefore, rateBp }, { reserve }) => {
    const terms = latest(reserve)
    if (rateBp < terms.leastRate || rateBp > terms.mostRate)
      return failed('bad-value', `the ratio is ${terms.leastRate} to ${terms.mostRate} bp`, 'rateBp')
    const result = extractReserve({ lastYearIncome, reserveBefore, rateBp }, terms.untilShare)
    const step = {
      clauses: [terms.cite],
      what: 'min(income × ratio, income × limit − reserve), not below 0',
      inputs: { lastYearIncome, reserveBefore, rateBp, untilShareBp: terms.untilShare },
      result: result.extracted,
    }
    return { result, trace: [step] }
  },
})
