import { AT_THE_GATE, type Problem } from '@tongchou/staff'
import type { RouteOptions } from 'fastify'

/** What a route may refuse with: its own, and what everybody meets at the gate of one that is not open. */
export const refusalsOn = ({ config, schema }: RouteOptions): readonly Problem[] => [
  ...(schema?.security === undefined ? AT_THE_GATE : []),
  ...(config?.refusals ?? []),
]

/** Refusals by their status, one example of each code in the words in which it is given, and what no route names. */
export function refused(refusals: readonly Problem[], schema: object): object {
  const answer = (description: string, examples: object) => ({
    description,
    content: { 'application/problem+json': { schema, ...examples } },
  })
  const byStatus = Map.groupBy(refusals, ({ details }) => String(details.status))
  return Object.fromEntries([
    ...[...byStatus].map(([status, problems]) => {
      const byCode = Map.groupBy(problems, ({ details }) => details.code)
      const examples = [...byCode].map(([code, [first]]) => [code, { value: first?.details }])
      return [status, answer([...byCode.keys()].join('、'), { examples: Object.fromEntries(examples) })]
    }),
    ['default', answer('故障，或请求不是 JSON、太大', {})],
  ])
}

interface Said {
  readonly description?: string
  readonly content?: Readonly<Record<string, { readonly examples?: Record<string, object> }>>
}

/** Says once what many operations say: an example stands among the components, and so does an answer that comes again and again. */
export function saidOnce(paths: object): { examples: object; responses: object } {
  const [examples, responses] = [new Book(), new Book()]
  const operations = Object.values(paths).flatMap((verbs: object) => Object.values(verbs))
  const answers = operations.flatMap(({ responses: of }: { responses: Record<string, Said> }) =>
    Object.entries(of)
      .filter(([, it]) => it.content?.['application/problem+json'] !== undefined)
      .map(([status, it]) => ({ of, status, it })),
  )
  for (const { it } of answers)
    for (const { examples: all = {} } of Object.values(it.content ?? {}))
      for (const [code, example] of Object.entries(all))
        all[code] = { $ref: `#/components/examples/${examples.nameOf(code, example)}` }
  const timesOf = Map.groupBy(answers, ({ it }) => JSON.stringify(it))
  for (const { of, status, it } of answers) {
    if ((timesOf.get(JSON.stringify(it))?.length ?? 0) < OFTEN) continue
    const codes = Object.keys(Object.values(it.content ?? {})[0]?.examples ?? {})
    const name = codes.length === 0 ? 'fault' : codes.join('.')
    of[status] = { $ref: `#/components/responses/${responses.nameOf(name, it)}` } as Said
  }
  return { examples: examples.entries(), responses: responses.entries() }
}

const OFTEN = 3

/** Things under names; two of one name are told apart by a number. */
class Book {
  readonly #names = new Map<string, object>()

  nameOf(name: string, it: object): string {
    const text = JSON.stringify(it)
    for (let nth = 1; ; nth++) {
      const own = nth === 1 ? name : `${name}-${nth}`
      const there = this.#names.get(own)
      if (there === undefined) this.#names.set(own, it)
      if (there === undefined || JSON.stringify(there) === text) return own
    }
  }

  entries = (): object => Object.fromEntries(this.#names)
}
