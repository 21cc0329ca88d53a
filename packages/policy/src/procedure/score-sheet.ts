import { z } from 'zod'
import { history } from '../bundle/values.ts'
import { caseRule, failed, type RuleStep } from '../cases/rule.ts'
import { date } from '../cases/values.ts'
import { checklistFacts, checklistStep, faultOfFacts, goThrough } from './checklist.ts'
import { citedBy, namedOn } from './named.ts'

const name = z.string().regex(/^[a-z][A-Za-z0-9]*$/)

/** 评分表 (SC-14 – SC-18): the lists that come first, what is scored with how many points, and from how many on it is passed. */
export const scoreSheetSchema = z.strictObject({
  sheets: z.record(
    name,
    history({
      title: z.string().min(1),
      /** Lists of conditions that are met before anything is scored; one condition that lacks is a failure (SC-15). */
      first: z.strictObject({ cite: z.string(), lists: z.array(name).min(1) }),
      /** The lists alone decide where the applicant asks only for ordinary purchases (SC-14). */
      listsAloneForPurchases: z.boolean().default(false),
      scored: z.strictObject({
        cite: z.string(),
        items: z.record(
          name,
          z.strictObject({ text: z.string().min(1), points: z.int().positive().optional() }),
        ),
      }),
      /** Set, like the points, by the pooling area (SC-16). */
      passMark: z.strictObject({ cite: z.string(), points: z.int().positive().optional() }),
    }),
  ),
})
type Sheet = z.infer<typeof scoreSheetSchema>['sheets'][string][number]

const shape = z.strictObject({
  id: z.string(),
  kind: z.literal('scoreSheet'),
  region: z.string(),
  sheet: z.string(),
  date,
  /** By list: what is known of each condition. */
  facts: z.record(z.string(), checklistFacts),
  scores: z.record(z.string(), z.int().min(0, 'negative')).default({}),
  onlyPurchases: z.boolean().default(false),
})

/** Kind `scoreSheet`: passed or failed, by the lists that come first and by the points. */
export const scoreSheetRule = caseRule({
  shape,
  section: 'scoreSheet',
  day: (input) => ({ day: input.date, path: 'date' }),
  decide: (input, { sheets }, bundle) => {
    const found = namedOn(sheets, input.sheet, input.date, 'sheet')
    if ('error' in found) return found
    const sheet = found.entry
    const { lists } = sheet.first
    const stranger = Object.keys(input.facts).find((key) => !lists.includes(key))
    if (stranger !== undefined)
      return failed('unknown-key', `the lists are ${lists.join(', ')}`, `facts.${stranger}`)
    const steps: RuleStep[] = []
    const fails: string[] = []
    for (const key of lists) {
      const list = namedOn(bundle.sections.checklist?.checklists ?? {}, key, input.date, 'sheet')
      if ('error' in list) return list
      const facts = input.facts[key] ?? {}
      const fault = faultOfFacts(list.entry, facts)
      if (fault !== null) return { error: { ...fault, path: fault.path.replace('facts', `facts.${key}`) } }
      const checked = goThrough(list.entry, facts, input.date)
      steps.push(checklistStep(list.entry, checked))
      fails.push(...checked.missing, ...checked.refused, ...checked.unanswered)
    }
    const scored =
      fails.length > 0 || (input.onlyPurchases && sheet.listsAloneForPurchases)
        ? { isPassed: fails.length === 0, score: null, passMark: null }
        : scoredBy(sheet, input.scores, bundle.region)
    if ('error' in scored) return scored
    steps.push({
      clauses: [...citedBy(sheet), sheet.first.cite, sheet.scored.cite, sheet.passMark.cite],
      what: `${sheet.title}: the lists, then the points against the pass mark`,
      inputs: { fails: fails.join(', '), score: scored.score, passMark: scored.passMark },
      result: scored.isPassed,
    })
    return { result: { ...scored, fails }, trace: steps }
  },
})

function scoredBy(
  { scored: { items }, passMark }: Sheet,
  scores: Readonly<Record<string, number>>,
  region: string,
) {
  const stranger = Object.keys(scores).find((key) => items[key] === undefined)
  if (stranger !== undefined)
    return failed('unknown-key', `the sheet does not score '${stranger}'`, `scores.${stranger}`)
  let score = 0
  for (const [key, { points }] of Object.entries(items)) {
    const given = scores[key]
    if (given === undefined) return failed('bad-value', `the score of '${key}' is missing`, 'scores')
    if (points === undefined)
      return failed('no-parameters', `${region} sets no points for '${key}'`, 'region')
    if (given > points) return failed('bad-value', `at most ${points} points`, `scores.${key}`)
    score += given
  }
  if (passMark.points === undefined) return failed('no-parameters', `${region} sets no pass mark`, 'region')
  return { isPassed: score >= passMark.points, score, passMark: passMark.points }
}
