import { AsyncLocalStorage } from 'node:async_hooks'
import type { Database, Sql } from '@tongchou/database'

/** Where the time of one message went, in milliseconds. */
export interface Timing {
  verify: number
  read: number
  write: number
  total: number
}

const running = new AsyncLocalStorage<Timing>()

/** Runs a message's work; what the database does in it is counted apart. */
export async function timed<T>(work: (timing: Timing) => Promise<T>): Promise<{ result: T; timing: Timing }> {
  const timing: Timing = { verify: 0, read: 0, write: 0, total: 0 }
  const start = performance.now()
  const result = await running.run(timing, () => work(timing))
  timing.total = performance.now() - start
  return { result, timing }
}

/** The `server-timing` header: everything that is neither gateway nor database is computing. */
export function serverTiming({ verify, read, write, total }: Timing): string {
  const parts = { verify, read, compute: Math.max(0, total - verify - read - write), write, total }
  return Object.entries(parts)
    .map(([name, ms]) => `${name};dur=${ms.toFixed(2)}`)
    .join(', ')
}

/** The same database, with its time counted for the message that asks. */
export function timedDatabase(database: Database): Database {
  return {
    ...database,
    query: timedSql(database).query,
    inTransaction: (scope, work) => counted('write', () => database.inTransaction(scope, work)),
    together: (work, item) => counted(work.kind, () => database.together(work, item)),
  }
}

const WRITES = /\b(insert|update|delete)\b/i

const timedSql = (sql: Sql): Sql => ({
  query: (text, values, name) =>
    counted(WRITES.test(text) ? 'write' : 'read', () => sql.query(text, values, name)),
})

async function counted<T>(kind: 'read' | 'write', work: () => Promise<T>): Promise<T> {
  const timing = running.getStore()
  const start = performance.now()
  try {
    return await work()
  } finally {
    if (timing !== undefined) timing[kind] += performance.now() - start
  }
}
