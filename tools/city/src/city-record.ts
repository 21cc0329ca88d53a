import type { Client } from 'pg'
import type { HistoryEnd } from './city-days.ts'

/** What makes a city the one it is; a load that was broken off goes on with it, whatever it is asked for now. */
export interface BegunCity extends HistoryEnd {
  readonly seed: number
  readonly persons: number
}

/** The loader's own tables: which city this is, and which batches of it are there. A production database has neither. */
const TABLES = `
  create table demo_city (seed integer not null, persons integer not null, until date not null, until_minute integer not null);
  create table demo_city_batch (batch integer primary key, persons integer not null)`

/** The city that an earlier load has begun in this database. */
export async function begunCity(client: Client): Promise<BegunCity | null> {
  const known = await client.query<{ found: string | null }>("select to_regclass('demo_city') as found")
  if ((known.rows[0]?.found ?? null) === null) return null
  const { rows } = await client.query<BegunCity>(
    'select seed, persons, until::text as until, until_minute as "untilMinute" from demo_city',
  )
  return rows[0] ?? null
}

/** Writes down which city is going to be loaded. */
export async function beginCity(client: Client, city: BegunCity): Promise<void> {
  await client.query(TABLES)
  await client.query('insert into demo_city values ($1, $2, $3, $4)', [
    ...[city.seed, city.persons, city.until, city.untilMinute],
  ])
}

/** How many persons are there. */
export async function personsLoaded(client: Client): Promise<number> {
  const { rows } = await client.query<{ persons: number }>(
    'select coalesce(sum(persons), 0)::integer as persons from demo_city_batch',
  )
  return rows[0]?.persons ?? 0
}

/**
 * Takes a batch for the open transaction, which brings its rows: another that has it is waited for.
 * @returns false where the batch is there
 */
export async function takeBatch(client: Client, batch: number, persons: number): Promise<boolean> {
  const taken = await client.query('insert into demo_city_batch values ($1, $2) on conflict do nothing', [
    batch,
    persons,
  ])
  return taken.rowCount === 1
}
