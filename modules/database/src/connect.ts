import pg from 'pg'
import { Gathering, type SharedWork } from './gathering.ts'

/** One place that answers SQL: the pool itself or an open transaction. */
export interface Sql {
  /** Runs one statement; with a name it is prepared once per connection. */
  query<Row extends object>(text: string, values?: readonly unknown[], name?: string): Promise<Row[]>
}

/** The platform's database: single statements under the platform's own scope, or transactions under a staff member's. */
export interface Database extends Sql {
  /**
   * READ COMMITTED, repeated on serialization failure and deadlock (40001, 40P01).
   * @param scope '*' or a comma-separated list of district codes: the rows that the work may see
   */
  inTransaction<T>(scope: string, work: (sql: Sql) => Promise<T>): Promise<T>
  /** Does work for one item, together with all who ask for the same work at the same moment. */
  together<Item, Answer>(work: SharedWork<Item, Answer>, item: Item): Promise<Answer>
  close(): Promise<void>
}

// Amounts and counts stay far below 2^53, so a bigint column is a plain number; a date stays the civil date it is.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)

const ATTEMPTS = 5
const RETRYABLE = new Set(['40001', '40P01'])

export interface DatabaseOptions {
  url: string
  poolSize?: number
  applicationName?: string
}

/** Opens the pool as the role `tongchou_app`, which may append everywhere and change little. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.poolSize ?? 10,
    application_name: options.applicationName ?? 'tongchou',
    options: '-c role=tongchou_app -c tongchou.scope=* -c timezone=Asia/Shanghai',
  })
  // An idle connection that the server closes (restart, failover) is replaced by the pool at the next query.
  pool.on('error', () => undefined)
  await pool.query('select 1')
  const sql: Sql = { query: (text, values, name) => run(pool, text, values, name) }
  return {
    ...sql,
    inTransaction: (scope, work) => retried(() => transaction(pool, scope, work)),
    together: gatheringsOn(sql),
    close: () => pool.end(),
  }
}

/** One gathering for each work, for as long as the database is open. */
function gatheringsOn(sql: Sql): Database['together'] {
  const gatherings = new Map<unknown, unknown>()
  const company = { count: 0 }
  return <Item, Answer>(work: SharedWork<Item, Answer>, item: Item) => {
    // Under a work lies what gathers its own items.
    const known = gatherings.get(work) as Gathering<Item, Answer> | undefined
    const gathering = known ?? new Gathering(sql, work, company)
    if (known === undefined) gatherings.set(work, gathering)
    return gathering.ask(item)
  }
}

/** Repeats work whose transaction lost a race; anything else is thrown on. */
export async function retried<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      if (attempt === ATTEMPTS || !isRetryable(error)) throw error
    }
  }
}

function isRetryable(error: unknown): boolean {
  return error instanceof pg.DatabaseError && RETRYABLE.has(error.code ?? '')
}

async function transaction<T>(pool: pg.Pool, scope: string, work: (sql: Sql) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let isBroken = false
  try {
    await client.query('begin')
    if (scope !== '*') await client.query("select set_config('tongchou.scope', $1, true)", [scope])
    const value = await work({ query: (text, values, name) => run(client, text, values, name) })
    await client.query('commit')
    return value
  } catch (error) {
    await client.query('rollback').catch(() => {
      isBroken = true
    })
    throw error
  } finally {
    client.release(isBroken)
  }
}

async function run<Row extends object>(
  on: pg.Pool | pg.PoolClient,
  text: string,
  values: readonly unknown[] = [],
  name?: string,
): Promise<Row[]> {
  const result = await on.query<Row>({ text, values: [...values], ...(name === undefined ? {} : { name }) })
  return result.rows
}
