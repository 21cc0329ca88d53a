import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { type Database, migrate, openDatabase } from '@tongchou/database'
import { startEmbedded } from '@tongchou/database/embedded'
import pg from 'pg'

/** A migrated server of its own, because it is killed, with the means to stop a writer inside its transaction. */
export interface CrashServer {
  database: Database
  /** What other connections do, and what belongs to no role of the application, is shown to the owner only. */
  owner: pg.Pool
  /** Kills a platform, a process of its own, while its settlement waits at a step; the database goes on without it. */
  killPlatform: (
    deed: 'settle' | 'undo' | 'restore',
    personId: string,
    id: string,
    step: string,
  ) => Promise<void>
  /** Kills the server process that does the deed while it waits at a step; PostgreSQL restarts and recovers. @returns what the deed threw */
  killDatabase: (deed: () => Promise<unknown>, step: string) => Promise<unknown>
  stop: () => Promise<void>
}

export async function startCrashServer(): Promise<CrashServer> {
  const folder = mkdtempSync(join(tmpdir(), 'tongchou-crash-'))
  chmodSync(folder, 0o755)
  const server = await startEmbedded({ folder: join(folder, 'postgres') })
  await migrate(server.url)
  const database = await openDatabase({ url: server.url })
  const owner = new pg.Pool({ connectionString: server.url, max: 2 }).on('error', () => undefined)
  return {
    database,
    owner,
    killPlatform: async (deed, personId, id, step) => {
      const release = await holdAt(owner, server.url, step)
      const writer = spawn(process.execPath, [WRITER, server.url, deed, personId, id], { stdio: 'inherit' })
      await heldBackend(owner)
      writer.kill('SIGKILL')
      await once(writer, 'close')
      await release()
    },
    killDatabase: async (deed, step) => {
      const release = await holdAt(owner, server.url, step)
      const thrown = deed().then(
        () => null,
        (error: unknown) => error,
      )
      process.kill(await heldBackend(owner), 'SIGKILL')
      const error = await thrown
      await release()
      return error
    },
    stop: async () => {
      await Promise.all([database.close(), owner.end()])
      await server.stop()
      rmSync(folder, { recursive: true })
    },
  }
}

const WRITER = fileURLToPath(new URL('./specimen-writer.ts', import.meta.url))
const STOP = 4_711

/** Makes every writer wait at a step inside its transaction, at a table or at the commit. @returns lets them go on */
async function holdAt(owner: pg.Pool, url: string, step: string): Promise<() => Promise<void>> {
  const table = step === 'commit' ? 'encounter' : step
  const how =
    step === 'commit'
      ? `constraint trigger held after update on ${table} deferrable initially deferred for each row`
      : `trigger held before insert or update on ${table} for each statement`
  await owner.query(
    `create or replace function hold() returns trigger language plpgsql as
       $$ begin perform pg_advisory_xact_lock_shared(${STOP}); return new; end $$;
     create ${how} execute function hold()`,
  )
  const holder = new pg.Client({ connectionString: url })
  // Its connection dies with the server where that is killed.
  holder.on('error', () => undefined)
  await holder.connect()
  await holder.query('select pg_advisory_lock($1)', [STOP])
  return async () => {
    await holder.end().catch(() => undefined)
    await untilQuiet(owner)
    await owner.query(`drop trigger held on ${table}`)
  }
}

/** The server process that waits at the step. */
async function heldBackend(owner: pg.Pool): Promise<number> {
  for (;;) {
    const { rows } = await owner.query<{ pid: number }>(
      `select pid from pg_stat_activity where wait_event = 'advisory' and query not like 'select pg_advisory_lock%'`,
    )
    if (rows[0] !== undefined) return rows[0].pid
    await pause(20)
  }
}

/** Until the server answers and nobody writes any more. */
async function untilQuiet(owner: pg.Pool): Promise<void> {
  for (;;) {
    const busy = await owner
      .query(
        `select 1 from pg_stat_activity where wait_event = 'advisory' or application_name like '%writer%'
           or (state = 'active' and query like 'select settlement_write%')`,
      )
      .catch(() => null)
    if (busy?.rowCount === 0) return
    await pause(50)
  }
}
