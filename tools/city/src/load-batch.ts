import pg from 'pg'
import type { CityBatch } from './city-batches.ts'
import { takeBatch } from './city-record.ts'

/**
 * A connection for loading: the owner of the tables, because COPY is not possible under row-level security. Its commits are not
 * waited for on the disk: what a power cut takes is whole batches, and the next start loads them again.
 */
export async function connectLoader(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: 'tongchou-city' })
  await client.connect()
  // The checks of foreign keys are planned once, while the tables are nearly empty: a plan that reads a table of a hundred rows
  // from end to end would still do so when there are a million.
  await client.query('set synchronous_commit = off; set enable_seqscan = off')
  return client
}

/** Runs work in one transaction; after a failure the connection is closed by whoever opened it, and nothing of the work stays. */
export async function inTransaction<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  await client.query('begin')
  const value = await work()
  await client.query('commit')
  return value
}

/** Loads one batch in the open transaction. @returns how many persons came: none where it is there already */
export async function loadBatch(client: pg.Client, { at, persons, rows }: CityBatch): Promise<number> {
  if (!(await takeBatch(client, at, persons))) return 0
  await rows().send(client)
  return persons
}
