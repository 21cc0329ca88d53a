import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase } from './testing.ts'

let fresh: Awaited<ReturnType<typeof createTestDatabase>>
beforeAll(async () => {
  fresh = await createTestDatabase()
})
afterAll(() => fresh.drop())

test('the platform itself sees every district, a staff transaction only its own', async () => {
  const ask = "select scope_allows('420802') as own, scope_allows('420804') as other"
  expect(await fresh.database.query(ask)).toEqual([{ own: true, other: true }])
  expect(await fresh.database.inTransaction('420802,420822', (sql) => sql.query(ask))).toEqual([
    { own: true, other: false },
  ])
})

test('what happened cannot be changed: the platform role may append a journal but not update or delete it', async () => {
  await expect(fresh.database.query("update journal set district = '420804'")).rejects.toThrow(
    /permission denied/,
  )
  await expect(fresh.database.query('delete from posting')).rejects.toThrow(/permission denied/)
})
