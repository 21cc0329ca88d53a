import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { type Database, migrate, openDatabase } from '@tongchou/database'
import { type EmbeddedServer, startEmbedded } from '@tongchou/database/embedded'
import { onServer } from '@tongchou/database/testing'
import type { Uuid } from '@tongchou/kernel'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { done, settle, settledStay, stayToSettle, undo } from '../specimen-stays.ts'
import { smallWorld, type World } from '../testing.ts'
import { verifyAll } from './verify-all.ts'

/** Every table that one settlement writes, in the order of the writing; then the commit. */
const SETTLES = [
  'encounter',
  'person_year',
  'account',
  'account_movement',
  'settlement',
  'settlement_line',
  'settlement_trace',
  'journal',
  'posting',
  'audit_entry',
  'outbox',
  'answered_message',
] as const
const UNDOES = [
  'encounter',
  'person_year',
  'account',
  'account_movement',
  'settlement',
  'reversal',
  'journal',
  'posting',
  'audit_entry',
  'outbox',
] as const

// A server of its own, because it is killed here.
let server: EmbeddedServer
let database: Database
/** What other connections do is shown to the owner only. */
let owner: pg.Pool
let world: World
const folder = mkdtempSync(join(tmpdir(), 'tongchou-crash-'))
beforeAll(async () => {
  chmodSync(folder, 0o755)
  server = await startEmbedded({ folder: join(folder, 'postgres') })
  await migrate(server.url)
  database = await openDatabase({ url: server.url })
  owner = new pg.Pool({ connectionString: server.url, max: 2 }).on('error', () => undefined)
  world = await smallWorld(database)
})
afterAll(async () => {
  await Promise.all([database.close(), owner.end()])
  await server.stop()
  rmSync(folder, { recursive: true })
})

const STOP = 4_711

/** Makes every writer wait at a step, inside its transaction; as only the owner of the database can. */
async function holdAt(step: string): Promise<() => Promise<void>> {
  const table = step === 'commit' ? 'encounter' : step
  const how =
    step === 'commit'
      ? `constraint trigger held after update on ${table} deferrable initially deferred for each row`
      : `trigger held before insert or update on ${table} for each statement`
  await onServer(
    server.url,
    `create or replace function hold() returns trigger language plpgsql as
       $$ begin perform pg_advisory_xact_lock_shared(${STOP}); return new; end $$;
     create ${how} execute function hold()`,
  )
  const holder = new pg.Client({ connectionString: server.url })
  // Its connection dies with the server where that is killed.
  holder.on('error', () => undefined)
  await holder.connect()
  await holder.query('select pg_advisory_lock($1)', [STOP])
  return async () => {
    await holder.end().catch(() => undefined)
    await untilQuiet()
    await onServer(server.url, `drop trigger held on ${table}`)
  }
}

/** The server process that waits at the step. */
async function heldBackend(): Promise<number> {
  for (;;) {
    const { rows } = await owner.query<{ pid: number }>(
      `select pid from pg_stat_activity where wait_event = 'advisory' and query like '%settlement_write%'`,
    )
    if (rows[0] !== undefined) return rows[0].pid
    await pause(20)
  }
}

/** Until the server answers and nobody writes any more. */
async function untilQuiet(): Promise<void> {
  for (;;) {
    const busy = await owner
      .query(
        `select 1 from pg_stat_activity where state = 'active' and query like 'select settlement_write%'`,
      )
      .catch(() => null)
    if (busy?.rowCount === 0) return
    await pause(50)
  }
}

async function killedPlatform(
  deed: 'settle' | 'undo',
  personId: string,
  id: string,
  step: string,
): Promise<void> {
  const release = await holdAt(step)
  const program = fileURLToPath(new URL('../specimen-writer.ts', import.meta.url))
  const writer = spawn(process.execPath, [program, server.url, deed, personId, id], { stdio: 'inherit' })
  await heldBackend()
  writer.kill('SIGKILL')
  await once(writer, 'close')
  await release()
}

async function killedDatabase(deed: () => Promise<unknown>, step: string): Promise<void> {
  const release = await holdAt(step)
  // The write that finds the server gone has no answer.
  const lost = expect(deed()).rejects.toThrow()
  process.kill(await heldBackend(), 'SIGKILL')
  await lost
  await release()
}

/** How much of a settlement or its undoing is there, table by table. */
async function rowsOf(personId: string): Promise<Record<string, number>> {
  const tables = [
    'account_movement',
    'settlement',
    'settlement_line',
    'settlement_trace',
    'reversal',
    'journal',
    'audit_entry',
    'outbox',
    'answered_message',
  ]
  const counts = tables.map((table) => `(select count(*) from ${table} where person_id = $1) as ${table}`)
  const [row] = await database.query<Record<string, number>>(
    `select ${counts.join(', ')}, (select version from account where person_id = $1) as account,
       (select coalesce(max(version), 0) from person_year where person_id = $1) as person_year`,
    [personId],
  )
  return row ?? {}
}

async function findingsOf(personId: string): Promise<unknown[]> {
  const found: unknown[] = []
  for await (const verified of verifyAll(database, personId as Uuid))
    if (verified.kind === 'finding') found.push(verified)
  return found
}

const NOTHING = {
  settlement: 0,
  settlement_line: 0,
  settlement_trace: 0,
  journal: 0,
  audit_entry: 0,
  outbox: 0,
  answered_message: 0,
  account_movement: 1,
  account: 1,
  person_year: 0,
  reversal: 0,
}
const SETTLED = {
  settlement: 1,
  settlement_line: 2,
  settlement_trace: 1,
  journal: 2,
  audit_entry: 1,
  outbox: 1,
  answered_message: 1,
  account_movement: 2,
  account: 2,
  person_year: 1,
  reversal: 0,
}
const UNDONE = {
  ...SETTLED,
  journal: 4,
  audit_entry: 2,
  outbox: 2,
  account_movement: 3,
  account: 3,
  person_year: 2,
  reversal: 1,
}

let persons = 0
const someone = (): Promise<string> => world.addPerson(`C${persons++}`)

test('the steps are all the tables that a settlement and a reversal write', async () => {
  const personId = await someone()
  const settlementId = await settledStay(world.needs, personId, 'all steps')
  expect(await writtenBeside('settlement', settlementId)).toEqual([...SETTLES].sort())
  done(await undo(world.needs, personId, settlementId))
  expect(await writtenBeside('reversal', settlementId)).toEqual([...UNDOES].sort())
})

/** The tables with rows of the transaction that wrote this one. */
async function writtenBeside(table: 'settlement' | 'reversal', settlementId: string): Promise<string[]> {
  const written: string[] = []
  const { rows } = await owner.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' order by 1`,
  )
  for (const { name } of rows) {
    const found = await owner.query(
      `select 1 from ${name} t join ${table} s on t.xmin = s.xmin where s.settlement_id = $1 limit 1`,
      [settlementId],
    )
    if (found.rowCount === 1) written.push(name)
  }
  return written
}

describe('a platform that is killed while it settles has settled all or nothing, and the same message then settles once,', () => {
  test.each([...SETTLES, 'commit'])('at %s', async (step) => {
    const personId = await someone()
    const stay = await stayToSettle(world.needs, personId, 10_000)
    await killedPlatform('settle', personId, stay.encounterId, step)
    expect([NOTHING, SETTLED]).toContainEqual(await rowsOf(personId))
    done(await settle(world.needs, stay, `crash ${stay.encounterId}`))
    expect(await rowsOf(personId)).toEqual(SETTLED)
    expect(await findingsOf(personId)).toEqual([])
  })
})

describe('a database that is killed while it settles has settled nothing, and the same message then settles once,', () => {
  test.each([...SETTLES, 'commit'])('at %s', async (step) => {
    const personId = await someone()
    const stay = await stayToSettle(world.needs, personId, 10_000)
    const ask = () => settle(world.needs, stay, `crash ${stay.encounterId}`)
    await killedDatabase(ask, step)
    expect(await rowsOf(personId)).toEqual(NOTHING)
    done(await ask())
    expect(await rowsOf(personId)).toEqual(SETTLED)
    expect(await findingsOf(personId)).toEqual([])
  })
})

describe('a platform that is killed while it undoes a settlement has undone all or nothing', () => {
  test.each([...UNDOES, 'commit'])('at %s', async (step) => {
    const personId = await someone()
    const settlementId = await settledStay(world.needs, personId, `to undo ${personId}`)
    await killedPlatform('undo', personId, settlementId, step)
    const rows = await rowsOf(personId)
    expect([SETTLED, UNDONE]).toContainEqual(rows)
    const again = await undo(world.needs, personId, settlementId)
    expect(again.ok || again.error.code === 'already-reversed').toBe(true)
    expect(await rowsOf(personId)).toEqual(UNDONE)
    expect(await findingsOf(personId)).toEqual([])
  })
})

describe('a database that is killed while it undoes a settlement has undone nothing', () => {
  test.each([...UNDOES, 'commit'])('at %s', async (step) => {
    const personId = await someone()
    const settlementId = await settledStay(world.needs, personId, `to undo ${personId}`)
    await killedDatabase(() => undo(world.needs, personId, settlementId), step)
    expect(await rowsOf(personId)).toEqual(SETTLED)
    done(await undo(world.needs, personId, settlementId))
    expect(await rowsOf(personId)).toEqual(UNDONE)
    expect(await findingsOf(personId)).toEqual([])
  })
})
