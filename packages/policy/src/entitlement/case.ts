import { z } from 'zod'
import { type CaseRule, caseRule, type RuleStep } from '../cases/rule.ts'
import type { CaseError } from '../cases/shape.ts'
import { CATEGORIES } from '../facts.ts'
import { day, eventShape } from './event-shape.ts'
import { type EntitlementSpan, entitlementSpans } from './spans.ts'

const shape = z.strictObject({
  id: z.string(),
  kind: z.literal('entitlement'),
  region: z.string(),
  person: z.strictObject({ birthDate: day, categories: z.array(z.enum(CATEGORIES)).default([]) }),
  events: z.array(eventShape),
  days: z.array(day),
})

/** Kind `entitlement`: for a person's events, whether asked days are entitled, waiting or uncovered, since when and why. */
export const entitlementRule: CaseRule = caseRule({
  shape,
  section: 'entitlement',
  day: null,
  check: ({ days, person }) => unborn(days, person.birthDate),
  decide: ({ days, events, person }, terms) => {
    const spans = entitlementSpans(events, person, terms)
    if (!spans.ok) return { error: spans.error }
    const found = days.map((asked) => ({ asked, span: spanOn(spans.value, asked) }))
    return {
      result: {
        days: found.map(({ asked, span: { state, scheme: by, since, clause } }) => ({
          date: asked,
          state,
          scheme: by,
          from: since,
          clause,
        })),
      },
      trace: found.map(({ asked, span }) => stepOf(asked, span)),
    }
  },
})

const spanOn = (spans: readonly EntitlementSpan[], asked: string): EntitlementSpan => {
  const found = spans.findLast((span) => span.from <= asked)
  if (found === undefined) throw new Error('broken invariant: spans begin with birth')
  return found
}

const stepOf = (asked: string, span: EntitlementSpan): RuleStep => ({
  clauses: [span.clause, ...span.readings],
  what: span.reason,
  inputs: { date: asked, scheme: span.scheme, from: span.since, until: span.until },
  result: span.state,
})

function unborn(days: readonly string[], birthDate: string): CaseError | null {
  const at = days.findIndex((asked) => asked < birthDate)
  return at < 0 ? null : { code: 'bad-date', message: 'before birth', path: `days[${at}]` }
}
