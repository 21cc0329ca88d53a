import { afterAll, beforeAll, expect, test } from 'vitest'
import { specimenServer } from './specimen-server.ts'

let server: Awaited<ReturnType<typeof specimenServer>>
beforeAll(async () => {
  server = await specimenServer()
})
afterAll(() => server.stop())

const bring = (who: string, year: number, payload: string, type = 'application/x-ndjson') =>
  server.app.inject({
    method: 'POST',
    url: `/api/lawbook/populations/${year}`,
    headers: { cookie: server.cookieOf(who), 'content-type': type },
    payload,
  })

test('a year of care that a policy officer brings is kept as it came, and counted', async () => {
  const answer = await bring('xu', 2025, '{"person":1}\n{"person":2}\n')
  expect([answer.statusCode, answer.json()]).toEqual([201, { year: 2025, persons: 2 }])
  expect(server.world.simulator.kept.get(2025)).toBe('{"person":1}\n{"person":2}\n')
})

test.each([
  ['by somebody who does not draft', 'zhou', 2025, '{}', 403, 'not-your-role'],
  ['of a year that is not over', 'xu', 2026, '{}', 422, 'no-such-year'],
  ['with a line that cannot be read', 'xu', 2025, '?', 422, 'bad-population'],
] as const)('a year of care is refused %s', async (_, who, year, payload, status, code) => {
  const answer = await bring(who, year, payload)
  expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([status, code])
})

test('a year of care is refused in another format than a line a person', async () => {
  const answer = await bring('xu', 2025, '{"person":1}', 'application/json')
  expect(answer.json()).toMatchObject({ status: 400, title: '请以 application/x-ndjson 传文件' })
})
