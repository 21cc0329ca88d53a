import { civilDate, monthOf } from '@tongchou/kernel'
import { z } from 'zod'
import { type CaseRule, caseRule, type RuleStep } from '../cases/rule.ts'
import type { CaseError } from '../cases/shape.ts'
import { date, month } from '../cases/values.ts'
import { CATEGORIES } from '../facts.ts'
import { type EntitlementSpan, entitlementSpans } from './spans.ts'

/** Nobody's insurance has events outside these years: what stands there is a slip of the pen. */
const inOurTime = { message: 'the year is not between 1900 and 2199', params: { code: 'bad-date' } }
const isInOurTime = (text: string): boolean => text >= '1900' && text < '2200'
const day = date.refine(isInOurTime, inOurTime).transform(civilDate)
const calendarMonth = month
  .refine(isInOurTime, inOurTime)
  .transform((text) => monthOf(civilDate(`${text}-01`)))
const year = z.int().min(1900).max(2199)

const scheme = z.enum(['employee', 'resident'])
const enrol = { type: z.literal('enrol') }
const pay = { type: z.literal('pay'), arrived: day }

const event = z.discriminatedUnion('type', [
  z.discriminatedUnion('as', [
    z.strictObject({
      ...enrol,
      as: z.enum(['employer', 'flexible']),
      scheme: z.literal('employee'),
      month: calendarMonth,
    }),
    z.strictObject({
      ...enrol,
      as: z.literal('resident'),
      scheme: z.literal('resident'),
      month: calendarMonth,
    }),
    z.strictObject({ ...enrol, as: z.literal('newborn'), scheme: z.literal('resident'), date: day }),
  ]),
  z.discriminatedUnion('scheme', [
    z.strictObject({ ...pay, scheme: z.literal('employee'), month: calendarMonth }),
    z.strictObject({ ...pay, scheme: z.enum(['resident', 'student']), year }),
  ]),
  z.strictObject({ type: z.literal('stop'), scheme, month: calendarMonth }),
  z.strictObject({
    type: z.literal('movedIn'),
    scheme,
    lastPaidMonth: calendarMonth,
    consecutiveMonths: z.int().min(0, 'negative').max(1200),
  }),
  z.strictObject({ type: z.literal('otherSystemEnded'), date: day }),
])

const shape = z.strictObject({
  id: z.string(),
  kind: z.literal('entitlement'),
  region: z.string(),
  person: z.strictObject({ birthDate: day, categories: z.array(z.enum(CATEGORIES)).default([]) }),
  events: z.array(event),
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
