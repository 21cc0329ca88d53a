import { expect, test } from 'vitest'
import type { Sql } from './connect.ts'
import { type Company, Gathering, type SharedWork } from './gathering.ts'

const NO_SQL: Sql = { query: () => Promise.reject(new Error('this work asks no database')) }

/** A work whose statements are ended by the test, one after the other. */
function heldWork(more: Partial<SharedWork<string, string>> = {}, company: Company = { count: 0 }) {
  const statements: { items: readonly string[]; end: (answers: readonly string[] | Error) => void }[] = []
  const work: SharedWork<string, string> = {
    kind: 'write',
    work: (_, items) =>
      new Promise((resolve, reject) =>
        statements.push({
          items,
          end: (answers) => (answers instanceof Error ? reject(answers) : resolve(answers)),
        }),
      ),
    ...more,
  }
  const gathering = new Gathering(NO_SQL, work, company)
  return {
    statements,
    ask: (item: string) => gathering.ask(item),
    asked: () => statements.map(({ items }) => items.join(' ')),
  }
}

const turns = async (count = 3): Promise<void> => {
  for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setImmediate(resolve))
}

test('who comes alone goes at once; who comes while two statements are under way goes with the others that wait', async () => {
  const { statements, ask, asked } = heldWork()
  const answers: Promise<string>[] = []
  for (const item of ['a', 'b']) {
    answers.push(ask(item))
    await turns()
  }
  answers.push(ask('c'), ask('d'))
  await turns()
  expect(asked()).toEqual(['a', 'b'])
  statements[0]?.end(['A'])
  await turns()
  expect(asked()).toEqual(['a', 'b', 'c d'])
  statements[1]?.end(['B'])
  statements[2]?.end(['C', 'D'])
  expect(await Promise.all(answers)).toEqual(['A', 'B', 'C', 'D'])
})

test.each([
  [3, [3]],
  [4, [4]],
  [8, [4, 4]],
  [33, [17, 16]],
  [120, [50, 50]],
])('%i who come at once go in statements of %j', async (count, sizes) => {
  const { ask, statements } = heldWork()
  for (let item = 0; item < count; item++) void ask(String(item))
  await turns()
  expect(statements.map(({ items }) => items.length)).toEqual(sizes)
})

test('half of all who wait for the database go together, whatever they wait for', async () => {
  const company = { count: 0 }
  const reading = heldWork({ kind: 'read' }, company)
  const writing = heldWork({}, company)
  const answers: Promise<string>[] = []
  for (let item = 0; item < 10; item++) answers.push(reading.ask(String(item)))
  await turns()
  expect(reading.statements.map(({ items }) => items.length)).toEqual([5, 5])
  for (let item = 0; item < 10; item++) answers.push(writing.ask(String(item)))
  await turns()
  expect(writing.statements.map(({ items }) => items.length)).toEqual([10])
  for (const { statements } of [reading, writing])
    for (const { items, end } of statements) end(items.map(String))
  await Promise.all(answers)
  expect(company.count).toBe(0)
})

test('where several fail together each is done alone, and only the one at fault fails', async () => {
  const { statements, ask, asked } = heldWork()
  const outcomes = Promise.allSettled([ask('good'), ask('bad'), ask('also good')])
  await turns()
  statements[0]?.end(new Error('one of them'))
  for (const [at, end] of [['GOOD'], new Error('bad'), ['ALSO GOOD']].entries()) {
    await turns()
    statements[at + 1]?.end(end)
  }
  expect(await outcomes).toEqual([
    { status: 'fulfilled', value: 'GOOD' },
    { status: 'rejected', reason: new Error('bad') },
    { status: 'fulfilled', value: 'ALSO GOOD' },
  ])
  expect(asked()).toEqual(['good bad also good', 'good', 'bad', 'also good'])
})

test('two of one key go neither together nor beside each other, and who waited is told that he was overtaken', async () => {
  const { statements, ask, asked } = heldWork({ keyOf: (item) => item.slice(0, 1), overtaken: 'too late' })
  const answers = [ask('a1'), ask('b1'), ask('a2')]
  await turns()
  expect(asked()).toEqual(['a1 b1'])
  statements[0]?.end(['A1', 'B1'])
  expect(await Promise.all(answers)).toEqual(['A1', 'B1', 'too late'])
  expect(asked()).toHaveLength(1)
})

test('who waited for one of his key that failed is done after it', async () => {
  const { statements, ask, asked } = heldWork({ keyOf: (item) => item.slice(0, 1), overtaken: 'too late' })
  const outcomes = Promise.allSettled([ask('a1'), ask('a2')])
  await turns()
  statements[0]?.end(new Error('refused'))
  await turns()
  statements[1]?.end(['A2'])
  expect(await outcomes).toMatchObject([{ status: 'rejected' }, { status: 'fulfilled', value: 'A2' }])
  expect(asked()).toEqual(['a1', 'a2'])
})
