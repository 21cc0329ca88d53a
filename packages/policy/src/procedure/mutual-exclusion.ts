import { addDays, civilDate, yearOf } from '@tongchou/kernel'
import { z } from 'zod'
import { history } from '../bundle/values.ts'
import { caseRule, failed } from '../cases/rule.ts'
import { date } from '../cases/values.ts'
import { citedBy, namedOn } from './named.ts'

/** 不得并存 (WH-7, WH-8): two things that one person never has on the same day, or in the same year. */
export const mutualExclusionSchema = z.strictObject({
  exclusions: z.record(
    z.string(),
    history({
      title: z.string().min(1),
      between: z.record(z.string(), z.string().min(1)),
      on: z.enum(['sameDay', 'sameYear']),
      /** Which of them stays; without it the earlier one. */
      stays: z.string().optional(),
      /** 无缝衔接: where one follows the other, the days between them are covered. */
      isSeamless: z.boolean().default(false),
    }),
  ),
})

const span = z.strictObject({ of: z.string(), from: date, to: date.nullable().default(null) })
const shape = z.strictObject({
  id: z.string(),
  kind: z.literal('mutualExclusion'),
  region: z.string(),
  exclusion: z.string(),
  first: span,
  second: span,
})
type Span = z.infer<typeof span>

/** Kind `mutualExclusion`: whether two spans of one person collide, which of them stays, and from which day the later one runs. */
export const mutualExclusionRule = caseRule({
  shape,
  section: 'mutualExclusion',
  day: (input) => ({ day: later(input.first.from, input.second.from), path: 'second.from' }),
  check: ({ first, second }) => {
    for (const [path, one] of Object.entries({ first, second }))
      if (one.to !== null && one.to < one.from)
        return { code: 'bad-date', message: 'it ends before it begins', path: `${path}.to` }
    return null
  },
  decide: (input, { exclusions }) => {
    const { first, second } = input
    const day = later(first.from, second.from)
    const found = namedOn(exclusions, input.exclusion, day, 'exclusion')
    if ('error' in found) return found
    const { entry } = found
    for (const [path, { of }] of Object.entries({ first, second }))
      if (entry.between[of] === undefined)
        return failed('bad-value', `one of ${Object.keys(entry.between).join(', ')}`, `${path}.of`)
    const collides = first.of !== second.of && meet(first, second, entry.on)
    const stays = entry.stays ?? (first.from <= second.from ? first.of : second.of)
    const before = first.from <= second.from ? first : second
    const result = {
      collides,
      stays: collides ? stays : null,
      secondFrom:
        entry.isSeamless && !collides && before.to !== null ? addDays(civilDate(before.to), 1) : null,
    }
    const step = {
      clauses: citedBy(entry),
      what: `${entry.title}: never both on the ${entry.on === 'sameDay' ? 'same day' : 'same year'}`,
      inputs: { first: first.of, firstFrom: first.from, second: second.of, secondFrom: second.from },
      result: collides,
    }
    return { result, trace: [step] }
  },
})

function meet(a: Span, b: Span, on: 'sameDay' | 'sameYear'): boolean {
  const [from, to] = [later(a.from, b.from), [a.to, b.to]]
  if (on === 'sameDay') return to.every((end) => end === null || end >= from)
  const year = yearOf(civilDate(from))
  return to.every((end) => end === null || yearOf(civilDate(end)) >= year)
}

const later = (a: string, b: string): string => (a > b ? a : b)
