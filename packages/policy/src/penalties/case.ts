import { z } from 'zod'
import { latest } from '../bundle/histories.ts'
import { type CaseRule, caseRule, failed } from '../cases/rule.ts'
import { money } from '../cases/values.ts'
import { decidePenalty } from './decide.ts'
import { ARTICLES } from './terms.ts'

const shape = z.strictObject({
  id: z.string(),
  kind: z.literal('penalty'),
  region: z.string(),
  article: z.enum(ARTICLES),
  /** Of article 39, 1 to 7; other articles do not look at it. */
  item: z.unknown().optional(),
  amount: money,
  lastYearFundPay: money,
  first: z.boolean(),
  corrected: z.boolean(),
  refused: z.boolean(),
  intent: z.boolean(),
  accountOnly: z.boolean(),
  selfInspected: z.boolean(),
  individual: z.boolean(),
  grave: z.boolean(),
  falseInformation: z.boolean(),
})

const ITEMS = [1, 2, 3, 4, 5, 6, 7]

/** Kind `penalty`: the tier and ranges that a province's discretion standard gives a case. */
export const penaltyRule: CaseRule = caseRule({
  shape,
  section: 'penalty',
  day: null,
  check: (input) =>
    input.corrected && input.refused
      ? { code: 'impossible', message: 'corrected in time and refused to correct at once', path: 'refused' }
      : null,
  decide: ({ article, item: given, ...others }, { articles }, bundle) => {
    const history = articles[article]
    if (history === undefined)
      return failed('no-parameters', `${bundle.region} has no article ${article}`, 'article')
    const terms = latest(history)
    const item = terms.needsItem ? ITEMS.find((one) => one === given) : undefined
    if (terms.needsItem && item === undefined)
      return failed('bad-value', `article ${article} needs its item, 1 to 7`, 'item')
    const facts = { ...others, item }
    const result = decidePenalty(facts, terms)
    const step = {
      clauses: [terms.cite, ...terms.readings],
      what: `article ${article}: ${result.tier}`,
      inputs: { amount: facts.amount, lastYearFundPay: facts.lastYearFundPay, measuredBy: terms.measuredBy },
      result: result.tier,
    }
    return { result, trace: [step] }
  },
})
