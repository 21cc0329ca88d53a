import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { calc } from '@tongchou/policy'
import { readRegions } from '@tongchou/server'
import { expect, test } from 'vitest'
import { ROOT } from './tidy/source-tree.ts'

const pageOf = (name: string): string => readFileSync(join(ROOT, 'docs/tasks', name), 'utf8')
const fund = pageOf('ask-the-fund.md')
const examples = [...`${pageOf('answer-cases.md')}${fund}`.matchAll(/```json\n(.*?)```/gs)].map(
  ([, text = '']) => JSON.parse(text) as { id: string; kind: string },
)
const shelf = await readRegions(join(ROOT, 'regions'))

test.each(examples)('the pages on cases: $kind $id is answered with a result and a trace', (example) => {
  const answer = calc(example, shelf, { explain: true })
  expect(answer.error).toBeUndefined()
  expect(answer).toMatchObject({ id: example.id, kind: example.kind })
  expect(answer.trace).not.toEqual([])
})

test('a case of no kind is told all kinds, the ones of the pages among them', () => {
  const told = calc({ id: 'c', kind: '?' }, shelf, { explain: false }).error?.message ?? ''
  for (const { kind } of examples) expect(told).toContain(kind)
})

test.each([...fund.matchAll(/\| `(\w+)` \|/g)].map(([, kind]) => kind))(
  'the page of the finance officer asks a kind that is there: %s',
  (kind) => {
    expect(calc({ id: 'c', kind }, shelf, { explain: false }).error?.code).not.toBe('unknown-kind')
  },
)
