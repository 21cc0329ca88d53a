import { z } from 'zod'
import { history } from '../bundle/values.ts'
import { caseRule, failed } from '../cases/rule.ts'
import { date } from '../cases/values.ts'
import { repeatedField } from '../cases/word-rule.ts'
import { citedBy, namedOn } from './named.ts'

/** 名额 (ST-5, WH-9.2): how many are chosen at most, of each kind, and of one controller. */
export const quotaSchema = z.strictObject({
  quotas: z.record(
    z.string(),
    history({
      title: z.string().min(1),
      atMost: z.int().positive().optional(),
      /** Of each kind or in each district; no other kind can be chosen. */
      ofEach: z.record(z.string(), z.strictObject({ name: z.string(), atMost: z.int().positive() })),
      ofOneControllerAtMost: z.int().positive().optional(),
    }),
  ),
})

const shape = z.strictObject({
  id: z.string(),
  kind: z.literal('quota'),
  region: z.string(),
  quota: z.string(),
  date,
  chosen: z.array(
    z.strictObject({
      id: z.string().min(1),
      kind: z.string().min(1),
      /** The chain or whoever controls it in the end. */
      controller: z.string().min(1).optional(),
    }),
  ),
})
type Chosen = z.infer<typeof shape>['chosen']

/** Kind `quota`: whether a choice stays within its numbers, and where it does not. */
export const quotaRule = caseRule({
  shape,
  section: 'quota',
  day: (input) => ({ day: input.date, path: 'date' }),
  check: ({ chosen }) => repeatedField('chosen', chosen, 'id'),
  decide: (input, { quotas }) => {
    const found = namedOn(quotas, input.quota, input.date, 'quota')
    if ('error' in found) return found
    const { entry } = found
    const stranger = input.chosen.findIndex(({ kind }) => entry.ofEach[kind] === undefined)
    if (stranger >= 0)
      return failed(
        'bad-value',
        `there is no place for '${input.chosen[stranger]?.kind}'; there is for ${Object.keys(entry.ofEach).join(', ')}`,
        `chosen[${stranger}].kind`,
      )
    const beyond = [
      ...(entry.atMost === undefined ? [] : over('all', input.chosen.length, entry.atMost)),
      ...Object.entries(entry.ofEach).flatMap(([kind, { atMost }]) =>
        over(kind, input.chosen.filter((one) => one.kind === kind).length, atMost),
      ),
      ...controllersOver(input.chosen, entry.ofOneControllerAtMost),
    ]
    const step = {
      clauses: citedBy(entry),
      what: `${entry.title}: all, of each kind, of one controller`,
      inputs: { chosen: input.chosen.length, atMost: entry.atMost ?? null },
      result: beyond.length === 0,
    }
    return { result: { isWithin: beyond.length === 0, beyond }, trace: [step] }
  },
})

const over = (of: string, number: number, atMost: number) => (number > atMost ? [{ of, number, atMost }] : [])

function controllersOver(chosen: Chosen, atMost: number | undefined) {
  if (atMost === undefined) return []
  const controllers = [...new Set(chosen.flatMap(({ controller }) => controller ?? []))]
  return controllers.flatMap((controller) =>
    over(controller, chosen.filter((one) => one.controller === controller).length, atMost),
  )
}
