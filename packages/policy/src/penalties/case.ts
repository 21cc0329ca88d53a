import { z } from 'zod'
import { latest } from '../bundle/histories.ts'
import { type CaseRule, caseRule, failed, type RuleStep } from '../cases/rule.ts'
import { money } from '../cases/values.ts'
import { decidePenalty, type PenaltyFacts, type PenaltyRange } from './decide.ts'
import { ARTICLES, type ArticleTerms, type PenaltyTerms } from './terms.ts'

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
  decide: ({ article, item: given, ...others }, { articles, severeAndMild, correction }, bundle) => {
    const history = articles[article]
    if (history === undefined)
      return failed('no-parameters', `${bundle.region} has no article ${article}`, 'article')
    const terms = latest(history)
    const item = terms.needsItem ? ITEMS.find((one) => one === given) : undefined
    if (terms.needsItem && item === undefined)
      return failed('bad-value', `article ${article} needs its item, 1 to 7`, 'item')
    const facts = { ...others, item }
    const result = decidePenalty(facts, terms)
    const trace = [
      ...stepsOf(article, facts, result, terms),
      ...principlesOf(facts, result, { severeAndMild, correction }),
    ]
    return { result, trace }
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

/** What the document says of all articles, where it acted: who is corrected or refuses, and what two facts at once mean. */
function principlesOf(
  { corrected, refused, falseInformation }: PenaltyFacts,
  { tier, fineMin, fineMax, notes }: PenaltyRange,
  { severeAndMild, correction }: Pick<PenaltyTerms, 'severeAndMild' | 'correction'>,
): RuleStep[] {
  const steps: RuleStep[] = []
  if (correction !== undefined && (corrected || refused))
    steps.push({
      clauses: [latest(correction).cite],
      what: 'returned before the order is corrected, not after it is refused; defied and not corrected is severe',
      inputs: { corrected, refused, falseInformation },
      result: corrected ? 'corrected' : falseInformation ? 'severe' : 'refused',
    })
  if (severeAndMild !== undefined && notes.some((note) => note.startsWith('conflict:')))
    steps.push({
      clauses: [latest(severeAndMild).cite],
      what: 'severe and mild facts together: from the mild minimum to the severe maximum, the officer decides',
      inputs: { fineMin, fineMax },
      result: tier,
    })
  return steps
}
