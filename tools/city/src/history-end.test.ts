import { createTestDatabase } from '@tongchou/database/testing'
import { civilDate } from '@tongchou/kernel'
import { jingmen } from '@tongchou/settlement/testing'
import { afterAll, expect, test } from 'vitest'
import { type HistoryEnd, historyEnd } from './city-days.ts'
import { loadCity } from './load.ts'
import { instant } from './seeded-ids.ts'

type Fresh = Awaited<ReturnType<typeof createTestDatabase>>

const bundle = jingmen()
const keys = { encryption: '1'.repeat(64), index: '2'.repeat(64) }
const opened: Fresh[] = []
afterAll(async () => {
  for (const one of opened) await one.drop()
})

async function cityUntil(end: HistoryEnd, persons: number): Promise<Fresh['database']> {
  const fresh = await createTestDatabase()
  opened.push(fresh)
  await fresh.database.query(`insert into published_bundle values ($1, $2, '{}')`, [
    bundle.hash,
    bundle.region,
  ])
  await loadCity(fresh.url, { ...end, seed: 420_800, persons, keys, bundleOn: () => bundle })
  return fresh.database
}

/** Columns with the instant or the day on which something happened; ranges and dates of validity may lie ahead. */
const HAPPENED = `
  select table_name as "table", column_name as "column", data_type as type from information_schema.columns
  where table_schema = 'public' and is_updatable = 'YES' and table_name not in ('published_bundle', 'schema_migration')
    and (data_type = 'timestamp with time zone'
      or data_type = 'date' and column_name in ('settled_on', 'booked_on', 'occurred_on', 'started_on', 'ended_on', 'reversed_on', 'born_on'))`

/** 'table.column' of whatever lies after the end. */
async function future(database: Fresh['database'], end: HistoryEnd): Promise<string[]> {
  const columns = await database.query<{ table: string; column: string; type: string }>(HAPPENED)
  expect(columns.length).toBeGreaterThan(15)
  const found: string[] = []
  for (const { table, column, type } of columns) {
    const limit = type === 'date' ? end.until : instant(end.until, end.untilMinute)
    const [row] = await database.query<{ rows: number }>(
      `select count(*)::integer as rows from ${table} where ${column} > $1::${type}`,
      [limit],
    )
    if (row?.rows !== 0) found.push(`${table}.${column}: ${row?.rows}`)
  }
  const ahead = await database.query<{ event: unknown }>(
    `select event from insurance_event where greatest(event ->> 'arrived', event ->> 'date') > $1`,
    [end.until],
  )
  return [...found, ...ahead.map(({ event }) => JSON.stringify(event))]
}

const settled = (database: Fresh['database']) =>
  database.query<{ id: string; at: string; cash: number }>(
    `select settlement_id::text as id, cash_pay as cash, to_char(settled_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') as at
       from settlement order by settlement_id`,
  )

test.each([
  ['2026-11-27', 10],
  ['2026-11-12', 395],
  ['2026-11-27', 615],
  ['2027-01-01', 1],
  ['2027-02-28', 800],
  ['2026-10-31', 1_439],
])('in a city that ends on %s at minute %i nothing has happened later', async (day, untilMinute) => {
  const end = { until: civilDate(day), untilMinute }
  expect(await future(await cityUntil(end, 500), end)).toEqual([])
})

test('a city that ends earlier on a day is the one that ends later, without what had not come', async () => {
  const until = civilDate('2026-11-27')
  const morning = await settled(await cityUntil({ until, untilMinute: 620 }, 500))
  const evening = await settled(await cityUntil({ until, untilMinute: 1_439 }, 500))
  const isMorning = (at: string): boolean => at <= '2026-11-27 10:20'
  expect(morning).toEqual(evening.filter(({ at }) => isMorning(at)))
  expect(evening.length).toBeGreaterThan(morning.length)
})

test('the end is read in Beijing', () => {
  expect(historyEnd(new Date('2026-11-26T16:07:59Z'))).toEqual({ until: '2026-11-27', untilMinute: 7 })
  expect(historyEnd(new Date('2026-11-27T15:59:00Z'))).toEqual({ until: '2026-11-27', untilMinute: 1_439 })
})
