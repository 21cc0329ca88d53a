import { sha256Hex, WHOLE } from '@tongchou/kernel'
import { z } from 'zod'
import { history, percent } from '../bundle/values.ts'
import { caseRule, failed } from '../cases/rule.ts'
import { count, date, money } from '../cases/values.ts'
import { repeatedField } from '../cases/word-rule.ts'
import { citedBy, namedOn } from './named.ts'

/** 抽取 (XN-2.2, XN-2.4, XN-4, QD-2, QD-7): at least so many of each kind, in an order that a published seed fixes. */
export const drawSchema = z.strictObject({
  draws: z.record(
    z.string(),
    history({
      title: z.string().min(1),
      /** Of each kind at least this share of all; a kind that stands here with a number has that many drawn. */
      shares: z.record(z.string(), z.strictObject({ name: z.string(), atLeast: percent })).default({}),
      /** Of the objects with the largest use of the fund this many are always in. */
      largestAlwaysIn: z.int().positive().optional(),
      /** Whoever was drawn least often comes first, chance decides among equals. */
      isBalanced: z.boolean().default(false),
      /** Nobody is drawn for an object to which he or near relatives are tied. */
      avoidsTies: z.boolean().default(false),
    }),
  ),
})

const shape = z.strictObject({
  id: z.string(),
  kind: z.literal('draw'),
  region: z.string(),
  draw: z.string(),
  date,
  /** Published before the draw, so that anybody can repeat it. */
  seed: z.string().min(1),
  objects: z.array(
    z.strictObject({
      id: z.string().min(1),
      kind: z.string().min(1),
      fundUse: money.default(0),
      timesDrawn: count.default(0),
    }),
  ),
  /** How many are drawn, besides those that always are, where the word names no shares. */
  number: count.optional(),
  /** How many the share is taken of where not all of them are listed (last year's discharges). */
  outOf: count.optional(),
  inspectors: z
    .array(z.strictObject({ id: z.string().min(1), tiedTo: z.array(z.string()).default([]) }))
    .default([]),
  inspectorsEach: count.default(0),
})
type Asked = z.infer<typeof shape>
type Drawable = Asked['objects'][number]

/** Kind `draw`: who is drawn, and by whom each is inspected; the same seed draws the same, in whatever order the lists come. */
export const drawRule = caseRule({
  shape,
  section: 'draw',
  day: (input) => ({ day: input.date, path: 'date' }),
  check: ({ objects, inspectors }) =>
    repeatedField('objects', objects, 'id') ?? repeatedField('inspectors', inspectors, 'id'),
  decide: (input, { draws }) => {
    const found = namedOn(draws, input.draw, input.date, 'draw')
    if ('error' in found) return found
    const { entry } = found
    const kinds = Object.keys(entry.shares)
    if (kinds.length === 0 && input.number === undefined)
      return failed('bad-value', 'this draw names no share: say how many', 'number')
    const stranger = input.objects.findIndex(({ kind }) => kinds.length > 0 && !kinds.includes(kind))
    if (stranger >= 0)
      return failed('bad-value', `drawn are ${kinds.join(', ')}`, `objects[${stranger}].kind`)
    const inOrder = ordered(input.objects, input.seed, entry.isBalanced)
    const always = largest(input.objects, entry.largestAlwaysIn ?? 0)
    const drawn = new Set(always)
    if (kinds.length === 0) {
      const others = inOrder.filter(({ id }) => !drawn.has(id))
      if ((input.number ?? 0) > others.length)
        return failed('bad-value', `${others.length} are left to draw from`, 'number')
      fill(drawn, others, input.number ?? 0)
    }
    for (const kind of kinds) {
      const some = inOrder.filter((object) => object.kind === kind)
      const needed = ceilShare(input.outOf ?? some.length, entry.shares[kind]?.atLeast ?? 0)
      if (needed > some.length)
        return failed('bad-value', `${needed} of '${kind}' are needed, ${some.length} are listed`, 'objects')
      const already = some.filter(({ id }) => drawn.has(id)).length
      fill(
        drawn,
        some.filter(({ id }) => !drawn.has(id)),
        needed - already,
      )
    }
    const teams: { object: string; inspectors: string[] }[] = []
    for (const object of [...drawn].sort()) {
      const free = input.inspectors.filter(({ tiedTo }) => !entry.avoidsTies || !tiedTo.includes(object))
      if (free.length < input.inspectorsEach)
        return failed('bad-value', `too few inspectors without ties to ${object}`, 'inspectors')
      const team = byChance(free, `${input.seed} ${object}`).slice(0, input.inspectorsEach)
      teams.push({ object, inspectors: team.map(({ id }) => id).sort() })
    }
    const step = {
      clauses: citedBy(entry),
      what: `${entry.title}: by SHA-256 of seed and name, at least the shares, the largest always`,
      inputs: { seed: input.seed, objects: input.objects.length, always: always.length },
      result: drawn.size,
    }
    return { result: { drawn: teams, always: [...always].sort() }, trace: [step] }
  },
})

const ceilShare = (whole: number, share: number): number => Math.ceil((whole * share) / WHOLE)

const largest = (objects: readonly Drawable[], number: number): string[] =>
  [...objects]
    .sort((a, b) => b.fundUse - a.fundUse || (a.id < b.id ? -1 : 1))
    .slice(0, number)
    .map(({ id }) => id)

function fill(drawn: Set<string>, inOrder: readonly Drawable[], number: number): void {
  for (const { id } of inOrder.slice(0, Math.max(0, number))) drawn.add(id)
}

function ordered(objects: readonly Drawable[], seed: string, isBalanced: boolean): Drawable[] {
  const shuffled = byChance(objects, seed)
  return isBalanced ? shuffled.sort((a, b) => a.timesDrawn - b.timesDrawn) : shuffled
}

/** An order that depends on the seed and the names alone. */
const byChance = <One extends { id: string }>(all: readonly One[], seed: string): One[] =>
  all
    .map((one) => ({ one, rank: sha256Hex(`${seed} ${one.id}`) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1))
    .map(({ one }) => one)
