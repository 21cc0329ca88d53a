import { z } from 'zod'
import { latest } from '../bundle/histories.ts'
import { type CaseRule, caseRule, failed, type RuleStep } from '../cases/rule.ts'
import { money } from '../cases/values.ts'
import { decidePenalty, type PenaltyFacts, type PenaltyRange } from './decide.ts'
import { ARTICLES, type ArticleTerms } from './terms.ts'

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
    return { result, trace: stepsOf(article, facts, result, terms) }
  },
})

/** The tier with the facts that it was found from, then each range, and what the officer must know. */
function stepsOf(
  article: string,
  { item, ...facts }: PenaltyFacts,
  range: PenaltyRange,
  { cite, readings, measuredBy, onGraveConsequences }: ArticleTerms,
): RuleStep[] {
  const clauses = [cite, ...readings]
  const { tier, fineMin, fineMax, fineMinExclusive, notes } = range
  const months = `${range.suspensionMonthsMin} to ${range.suspensionMonthsMax}`
  return [
    {
      clauses,
      what: `article ${article}: tier`,
      inputs: { ...facts, item: item ?? null, measuredBy },
      result: tier,
    },
    {
      clauses,
      what: fineMinExclusive ? 'fine above fineMin up to fineMax' : 'fine from fineMin to fineMax',
      inputs: { amount: facts.amount, fineMin, fineMax },
      result: fineMax,
    },
    { clauses, what: 'months of suspension', inputs: { tier, refused: facts.refused }, result: months },
    { clauses, what: 'measures', inputs: { tier }, result: range.measures.join(', ') },
    ...(facts.grave && onGraveConsequences !== undefined && !facts.refused
      ? [
          {
            clauses,
            what: 'after grave consequences the regulation also allows months of suspension; the officer decides',
            inputs: { grave: true },
            result: onGraveConsequences.suspension.join(' to '),
          },
        ]
      : []),
    ...notes.map((note) => ({
      clauses,
      what: 'to be known before deciding',
      inputs: { tier },
      result: note,
    })),
  ]
}
