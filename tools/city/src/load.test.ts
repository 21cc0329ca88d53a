import { createHash } from 'node:crypto'
import { createTestDatabase } from '@tongchou/database/testing'
import { civilDate } from '@tongchou/kernel'
import { jingmen } from '@tongchou/settlement/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cityBatches } from './city-batches.ts'
import { loadCity } from './load.ts'
import type { CityVault } from './person-rows.ts'
import { SITUATIONS, STORY_PERSON_NO } from './situations.ts'

type Fresh = Awaited<ReturnType<typeof createTestDatabase>>

const until = civilDate('2026-10-22')
const bundle = jingmen()
const keys = { encryption: '1'.repeat(64), index: '2'.repeat(64) }
const evening = 23 * 60
const small = { seed: 7, persons: 300, until, untilMinute: evening, keys, bundleOn: () => bundle }

const opened: Fresh[] = []
async function emptyDatabase(): Promise<Fresh> {
  const fresh = await createTestDatabase()
  opened.push(fresh)
  await fresh.database.query(`insert into published_bundle values ($1, $2, '{}')`, [
    bundle.hash,
    bundle.region,
  ])
  return fresh
}

let fresh: Fresh
beforeAll(async () => {
  fresh = await emptyDatabase()
})
afterAll(async () => {
  for (const one of opened) await one.drop()
})

const digestOf = (seed: number): string => {
  const hashed = (text: string): Uint8Array => createHash('sha256').update(text).digest()
  const vault: CityVault = { encrypt: hashed, blindIndex: hashed }
  const digest = createHash('sha256')
  let next = 0
  for (const { rows } of cityBatches({ ...small, seed, vault, bundle }, () => next++))
    for (const line of rows().lines()) digest.update(line)
  return digest.digest('hex')
}

test('the same seed makes the same city, another seed another one', () => {
  expect(digestOf(7)).toBe(digestOf(7))
  expect(digestOf(8)).not.toBe(digestOf(7))
})

test('a load that dies in its first batch leaves nothing, the next one begins cleanly, and a third changes nothing', async () => {
  const dies = loadCity(fresh.url, { ...small, keys: { ...keys, index: 'no key' } })
  await expect(dies).rejects.toThrow('the index key is 64 hexadecimal digits')
  const none = await fresh.database.query(
    "select to_regclass('demo_city') as city from (select count(*) from person) as p where p.count = 0",
  )
  expect(none).toEqual([{ city: null }])
  const loaded = await loadCity(fresh.url, small)
  expect(loaded).toMatchObject({ isNew: true, persons: 300 })
  expect(await loaded.loadRest()).toBe(true)
  const third = await loadCity(fresh.url, { ...small, seed: 8, persons: 900 })
  expect(third).toMatchObject({ isNew: false, persons: 300 })
  expect([third.loaded(), await third.loadRest()]).toEqual([300, true])
})

test('persons from elsewhere are left alone', async () => {
  const { url, database } = await emptyDatabase()
  await database.query(
    "insert into person values (gen_random_uuid(), '1', '示例·甲', 'M', '1980-01-01', '', '', '420802', null, null, null, now())",
  )
  const city = await loadCity(url, small)
  expect(city).toMatchObject({ isNew: false, persons: 1 })
  expect([city.loaded(), await city.loadRest()]).toEqual([1, true])
  expect(await database.query('select 1 from provider')).toEqual([])
})

describe('a city of several batches', () => {
  const large = { ...small, persons: 1_600 }

  /** Of every table its rows, apart from the identity numbers, which are encrypted anew each time. */
  const contentOf = ({ database }: Fresh) =>
    Promise.all(
      ['person', 'person_key', 'entitlement_span', 'settlement', 'posting', 'audit_entry', 'account'].map(
        (table) =>
          database.query<{ rows: number; digest: string }>(
            `select count(*) as rows, md5(string_agg(row, '' order by row)) as digest
             from (select (to_jsonb(t) - 'id_number')::text as row from ${table} t) as texts`,
          ),
      ),
    )

  test('that was stopped goes on where it was, on the day and with the persons of its beginning, and ends as if it had not been', async () => {
    const [stopped, straight] = [await emptyDatabase(), await emptyDatabase()]
    const first = await loadCity(stopped.url, large)
    expect(first.loaded()).toBe(500)
    const rest = first.loadRest()
    await first.stop()
    expect(await rest).toBe(false)
    const again = await loadCity(stopped.url, { ...large, persons: 400, until: civilDate('2026-11-30') })
    expect(again).toMatchObject({ isNew: false, persons: 1_600 })
    expect([await again.loadRest(), again.loaded()]).toEqual([true, 1_600])
    const heard: number[] = []
    const whole = await loadCity(straight.url, { ...large, onProgress: (loaded) => heard.push(loaded) })
    await whole.loadRest()
    expect([heard.length, heard.at(-1)]).toEqual([3, 1_600])
    expect(await contentOf(stopped)).toEqual(await contentOf(straight))
  })

  test('that two processes load at once is loaded once', async () => {
    const { url, database } = await emptyDatabase()
    const both = await Promise.all([loadCity(url, large), loadCity(url, large)])
    expect(both.map(({ isNew }) => isNew).sort()).toEqual([false, true])
    expect(await Promise.all(both.map(({ loadRest }) => loadRest()))).toEqual([true, true])
    expect(both.map(({ loaded }) => loaded())).toEqual([1_600, 1_600])
    expect(await database.query('select count(*) as persons from person')).toEqual([{ persons: 1_600 }])
  })
})

test("the history is settled: the story's person stands where the pictures say, and nobody is beyond a maximum", async () => {
  const stays = await fresh.database.query(
    `select s.total_cost, s.pooled_pay, s.catastrophic_employee_pay, s.account_pay, s.cash_pay, s.state
       from settlement s join person p using (person_id) where p.person_no = $1 and s.kind = 'inpatient' order by s.settled_on`,
    [STORY_PERSON_NO],
  )
  expect(stays).toEqual([
    {
      total_cost: 5_641_890,
      pooled_pay: 4_363_900,
      catastrophic_employee_pay: 0,
      account_pay: 0,
      cash_pay: 1_277_990,
      state: 'cleared',
    },
    {
      total_cost: 5_411_070,
      pooled_pay: 3_948_035,
      catastrophic_employee_pay: 232_177,
      account_pay: 150_000,
      cash_pay: 1_080_858,
      state: 'settled',
    },
  ])
  const near = await fresh.database.query<{ left: number }>(
    `select y.pooled_maximum - y.pooled_paid as left from person_year y join person p using (person_id)
      where p.person_no in ('420802900110', '420802900111') order by p.person_no`,
  )
  expect(near).toEqual([{ left: 176_730 }, { left: 199_680 }])
})

test('the story and every situation are found by their fixed person numbers', async () => {
  const rows = await fresh.database.query<{ name: string }>(
    'select p.name from person_key k join person p using (person_id) where k.kind = $1 and convert_from(k.key, $2) = any($3)',
    ['personNo', 'UTF8', [STORY_PERSON_NO, ...SITUATIONS.map((situation) => situation.personNo)]],
  )
  expect(new Set(rows.map((row) => row.name)).size).toBe(SITUATIONS.length + 1)
})

test('a counter clerk of 东宝区 sees no person of another district', async () => {
  const districts = await fresh.database.inTransaction('420802', (sql) =>
    sql.query('select distinct district from person'),
  )
  expect(districts).toEqual([{ district: '420802' }])
})
