import { createHash } from 'node:crypto'
import { createTestDatabase } from '@tongchou/database/testing'
import { civilDate } from '@tongchou/kernel'
import { jingmen } from '@tongchou/settlement/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cityBatches, loadCity } from './load.ts'
import type { CityVault } from './person-rows.ts'
import { SITUATIONS, STORY_PERSON_NO } from './situations.ts'

const until = civilDate('2026-10-22')
const hashed = (text: string): Uint8Array => createHash('sha256').update(text).digest()
const vault: CityVault = { encrypt: hashed, blindIndex: hashed }
const bundle = jingmen()
const small = { seed: 7, persons: 300, until, vault, bundle }

let fresh: Awaited<ReturnType<typeof createTestDatabase>>
beforeAll(async () => {
  fresh = await createTestDatabase()
  await fresh.database.query(`insert into published_bundle values ($1, $2, '{}')`, [
    bundle.hash,
    bundle.region,
  ])
})
afterAll(() => fresh.drop())

const digestOf = (seed: number): string => {
  const digest = createHash('sha256')
  for (const batch of cityBatches({ ...small, seed }))
    if (batch !== 'turn') for (const line of batch.lines()) digest.update(line)
  return digest.digest('hex')
}

test('the same seed makes the same city, another seed another one', () => {
  expect(digestOf(7)).toBe(digestOf(7))
  expect(digestOf(8)).not.toBe(digestOf(7))
})

test('a load that dies half-way leaves nothing, the next one begins cleanly, and a third changes nothing', async () => {
  const dies = loadCity(fresh.url, {
    ...small,
    persons: 700,
    onProgress: (loaded) => {
      if (loaded > 500) throw new Error('the power fails')
    },
  })
  await expect(dies).rejects.toThrow('the power fails')
  expect(await fresh.database.query('select 1 from person limit 1')).toEqual([])
  expect(await fresh.database.query('select 1 from provider limit 1')).toEqual([])
  const loaded = await loadCity(fresh.url, small)
  expect(loaded).toMatchObject({ isNew: true, rows: { person: 300, provider: 60 } })
  expect(await loadCity(fresh.url, small)).toEqual({ isNew: false, rows: {} })
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
