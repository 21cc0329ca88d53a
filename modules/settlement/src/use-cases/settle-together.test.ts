import { setTimeout as pause } from 'node:timers/promises'
import { createTestDatabase } from '@tongchou/database/testing'
import type { Uuid } from '@tongchou/kernel'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { done, messageOf, settle, stayToSettle } from '../specimen-stays.ts'
import { smallWorld, type World } from '../testing.ts'
import type { SettleRequest } from './prepare-settlement.ts'
import { settleEncounter } from './settle-encounter.ts'
import { verifyAll } from './verify-all.ts'

let fresh: Awaited<ReturnType<typeof createTestDatabase>>
let world: World
let owner: pg.Client
beforeAll(async () => {
  fresh = await createTestDatabase()
  world = await smallWorld(fresh.database)
  owner = new pg.Client({ connectionString: fresh.url })
  await owner.connect()
})
afterAll(async () => {
  await owner.end()
  await fresh.drop()
})

let persons = 0
async function stays(count: number): Promise<SettleRequest[]> {
  const made: SettleRequest[] = []
  for (let at = 0; at < count; at++)
    made.push(await stayToSettle(world.needs, await world.addPerson(`T${persons++}`), 10_000))
  return made
}

const settleAll = (requests: readonly SettleRequest[]) =>
  Promise.all(requests.map((request) => settle(world.needs, request, `together ${request.encounterId}`)))

/** In how many transactions these persons' settlements were written. */
async function transactionsOf(requests: readonly SettleRequest[]): Promise<number> {
  const { rows } = await owner.query<{ count: number }>(
    'select count(distinct xmin::text)::int as count from settlement where person_id = any($1)',
    [requests.map(({ personId }) => personId)],
  )
  return rows[0]?.count ?? 0
}

async function findingsOf(requests: readonly SettleRequest[]): Promise<unknown[]> {
  const found: unknown[] = []
  for (const { personId } of requests)
    for await (const verified of verifyAll(fresh.database, personId as Uuid))
      if (verified.kind === 'finding') found.push(verified)
  return found
}

test('persons who settle at the same moment share transactions, each with the books that he would have alone', async () => {
  const requests = await stays(12)
  const together = (await settleAll(requests)).map(done)
  const [alone] = await stays(1)
  if (alone === undefined) throw new Error('a stay was asked for')
  const { amounts, fundParts } = done(await settle(world.needs, alone, 'alone'))
  expect(await transactionsOf(requests)).toBeLessThan(requests.length)
  for (const one of together) expect(one).toMatchObject({ amounts, fundParts })
  expect(await findingsOf(requests)).toEqual([])
})

test('whose account moved between reading and writing reads again; the others are written without him', async () => {
  const requests = await stays(3)
  const unlucky = requests[1]?.personId
  await owner.query('begin')
  await owner.query(
    'update account set balance = balance + 500, version = version + 1 where person_id = $1',
    [unlucky],
  )
  await owner.query(
    `insert into account_movement select $1, gen_random_uuid(), now(), 'deposit', 500, balance from account where person_id = $1`,
    [unlucky],
  )
  const settling = settleAll(requests)
  await untilSomebodyWaits()
  await owner.query('commit')
  const settled = (await settling).map(done)
  expect(settled.map(({ wasRepeated }) => wasRepeated)).toEqual([false, false, false])
  expect(await transactionsOf(requests)).toBe(2)
  expect(await findingsOf(requests)).toEqual([])
})

test('a message id that another person used at the same moment fails its second use and nobody else', async () => {
  const requests = await stays(4)
  const ids = ['mine', 'twice', 'twice', 'mine too']
  const answers = await Promise.all(
    requests.map((request, at) =>
      settleEncounter(world.needs)({
        ...request,
        ...messageOf(ids[at] ?? ''),
        digest: messageOf(request.encounterId).digest,
        settledBy: '示例·操作员',
      }),
    ),
  )
  expect(answers.map((answer) => (answer.ok ? 'settled' : answer.error.code)).sort()).toEqual([
    'msgid-reused',
    'settled',
    'settled',
    'settled',
  ])
  expect([answers[0]?.ok, answers[3]?.ok]).toEqual([true, true])
})

async function untilSomebodyWaits(): Promise<void> {
  for (;;) {
    const { rowCount } = await owner.query(
      `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    )
    if (rowCount !== 0) return
    await pause(20)
  }
}
