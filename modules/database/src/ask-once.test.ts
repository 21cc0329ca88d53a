import { type Uuid, uuidV7 } from '@tongchou/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { askOnce } from './ask-once.ts'
import { createTestDatabase, onServer } from './testing.ts'

let fresh: Awaited<ReturnType<typeof createTestDatabase>>
beforeAll(async () => {
  fresh = await createTestDatabase()
  await onServer(
    fresh.url,
    `create table wish (person text, wish jsonb, request_id uuid primary key, asked_by text, decided_by text);
     create unique index wish_one_open on wish (person, wish) nulls not distinct where decided_by is null;
     grant select, insert, update on wish to tongchou_app`,
  )
})
afterAll(() => fresh.drop())

let ids = 0
const newId = (): Uuid => uuidV7(Date.UTC(2026, 0, 1), new Uint8Array(10).fill(++ids))
const ask = (person: string, wish: object | null, askedBy = 'wang') =>
  fresh.database.inTransaction('*', (sql) =>
    askOnce(sql, 'wish', {
      same: { person, wish: wish === null ? null : JSON.stringify(wish) },
      said: { request_id: newId(), asked_by: askedBy },
    }),
  )

test('the same asked by many at one moment waits once, and the first stands', async () => {
  const asked = await Promise.all(['wang', 'li', 'zhao', 'qian'].map((by) => ask('A', { b: 1, a: [2] }, by)))
  expect(new Set(asked).size).toBe(1)
  // The same in another order of its names, and nothing at all is the same as nothing.
  expect(await ask('A', { a: [2], b: 1 })).toBe(asked[0])
  expect(await ask('A', null)).toBe(await ask('A', null))
  expect(await fresh.database.query('select count(*)::int from wish')).toEqual([{ count: 2 }])
})

test('another wish, another person and what was decided are not the same', async () => {
  const first = await ask('B', { a: 1 })
  expect(await ask('B', { a: 2 })).not.toBe(first)
  expect(await ask('C', { a: 1 })).not.toBe(first)
  await fresh.database.query("update wish set decided_by = 'li' where request_id = $1", [first])
  expect(await ask('B', { a: 1 })).not.toBe(first)
})
