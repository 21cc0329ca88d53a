import type { z } from 'zod'
import { notInForce, sayNotInForce } from '../bundle/days.ts'
import type { Bundle } from '../bundle/read-bundle.ts'
import type { SectionName, Sections } from '../bundle/sections.ts'
import type { BundleShelf } from '../bundle/shelf.ts'
import { type CaseError, shapeError } from './shape.ts'

/** One step of how an answer was found: the clause, what went in, what came out. */
export interface RuleStep {
  clauses: readonly string[]
  what: string
  inputs: Readonly<Record<string, number | string | boolean | null>>
  result: number | string | boolean
}

export type Answer = { result: object; trace?: readonly object[] } | { error: CaseError }

/** Answers cases of one kind. */
export type CaseRule = (input: object, shelf: BundleShelf, explain: boolean) => Answer

/** What the law of a place says to a case, or why it says nothing. */
export type Decision = { result: object; trace: readonly RuleStep[] } | { error: CaseError }

/**
 * The rule of one kind of case: its shape, the section of the bundle that it reads, the day by whose law it is judged (null:
 * the law as it stands now) and the decision. A malformed case is reported before a missing figure.
 */
export function caseRule<Shape extends z.ZodType<{ region: string }>, Name extends SectionName>(rule: {
  shape: Shape
  section: Name
  day: ((input: z.infer<Shape>) => { day: string; path: string }) | null
  check?: (input: z.infer<Shape>) => CaseError | null
  /** What this place's law can never take, on whatever day. */
  checkAgainst?: (input: z.infer<Shape>, terms: NonNullable<Sections[Name]>) => CaseError | null
  decide: (input: z.infer<Shape>, terms: NonNullable<Sections[Name]>, bundle: Bundle) => Decision
}): CaseRule {
  return (input, shelf, explain) => {
    const read = rule.shape.safeParse(input)
    if (!read.success) return { error: shapeError(read.error, input) }
    const fault = rule.check?.(read.data) ?? null
    if (fault !== null) return { error: fault }
    const bundle = shelf.get(read.data.region)
    if (bundle === undefined)
      return failed('unknown-region', `no bundle for region '${read.data.region}'`, 'region')
    // The section is the one that the rule names; TypeScript does not follow the index.
    const terms = bundle.sections[rule.section] as NonNullable<Sections[Name]> | undefined
    if (terms === undefined) return failed('no-rule', `${bundle.region} has no ${rule.section}`, 'region')
    const impossible = rule.checkAgainst?.(read.data, terms) ?? null
    if (impossible !== null) return { error: impossible }
    const judged = rule.day?.(read.data)
    const why = notInForce(bundle, judged?.day ?? bundle.place.from)
    if (why !== null) {
      const { code, message } = sayNotInForce(bundle.region, why)
      return failed(code, message, code === 'no-parameters' ? (judged?.path ?? 'region') : 'region')
    }
    const decided = rule.decide(read.data, terms, bundle)
    if ('error' in decided) return decided
    return { result: decided.result, ...(explain ? { trace: decided.trace } : {}) }
  }
}

/** A rate that the law has never allowed; which of them is in force on the day is asked afterwards. */
export const notOneOf = (rateBp: number, allowed: readonly number[], path: string): CaseError | null =>
  allowed.includes(rateBp)
    ? null
    : { code: 'bad-value', message: `the rate is one of ${[...new Set(allowed)].join(', ')} bp`, path }

export const failed = (code: string, message: string, path: string): { error: CaseError } => ({
  error: { code, message, path },
})
