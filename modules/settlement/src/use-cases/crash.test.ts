import type { Uuid } from '@tongchou/kernel'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type CrashServer, startCrashServer } from '../specimen-crash.ts'
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

let server: CrashServer
let world: World
beforeAll(async () => {
  server = await startCrashServer()
  world = await smallWorld(server.database)
})
afterAll(() => server.stop())

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
  const [row] = await server.database.query<Record<string, number>>(
    `select ${counts.join(', ')}, (select version from account where person_id = $1) as account,
       (select coalesce(max(version), 0) from person_year where person_id = $1) as person_year`,
    [personId],
  )
  return row ?? {}
}

async function findingsOf(personId: string): Promise<unknown[]> {
  const found: unknown[] = []
  for await (const verified of verifyAll(server.database, personId as Uuid))
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
  const { rows } = await server.owner.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' order by 1`,
  )
  for (const { name } of rows) {
    const found = await server.owner.query(
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
    await server.killPlatform('settle', personId, stay.encounterId, step)
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
    expect(await server.killDatabase(ask, step)).toBeInstanceOf(Error)
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
    await server.killPlatform('undo', personId, settlementId, step)
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
    expect(await server.killDatabase(() => undo(world.needs, personId, settlementId), step)).toBeInstanceOf(
      Error,
    )
    expect(await rowsOf(personId)).toEqual(SETTLED)
    done(await undo(world.needs, personId, settlementId))
    expect(await rowsOf(personId)).toEqual(UNDONE)
    expect(await findingsOf(personId)).toEqual([])
  })
})
