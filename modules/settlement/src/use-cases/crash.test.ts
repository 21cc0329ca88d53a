import type { Uuid } from '@tongchou/kernel'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type CrashServer, startCrashServer } from '../specimen-crash.ts'
import { done, settle, settledStay, stayToSettle, takeBack, undo, undoByMessage } from '../specimen-stays.ts'
import { smallWorld, type World } from '../testing.ts'
import { verifyAll } from './verify-all.ts'

/** Every table that one settlement writes, in the order of the writing; then the commit. */
const SETTLES = [
  'encounter',
  'person_year',
  'account',
  'account_movement',
  'settlement',
  'settlement_detail',
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

/** In the order in which a restoration writes them. */
const RESTORES = [
  'settlement',
  'restoration',
  'encounter',
  'person_year',
  'account',
  'account_movement',
  'journal',
  'posting',
  'audit_entry',
  'outbox',
  'answered_message',
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
    'settlement_detail',
    'reversal',
    'restoration',
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
  settlement_detail: 0,
  journal: 0,
  audit_entry: 0,
  outbox: 0,
  answered_message: 0,
  account_movement: 1,
  account: 1,
  person_year: 0,
  reversal: 0,
  restoration: 0,
}
const SETTLED = {
  settlement: 1,
  settlement_detail: 1,
  journal: 2,
  audit_entry: 1,
  outbox: 1,
  answered_message: 1,
  account_movement: 2,
  account: 2,
  person_year: 1,
  reversal: 0,
  restoration: 0,
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

/** Undone by a message, that is, which 2601 then takes back. */
const UNDONE_BY_MESSAGE = { ...UNDONE, answered_message: 2 }
const RESTORED = {
  ...UNDONE_BY_MESSAGE,
  journal: 6,
  audit_entry: 3,
  outbox: 3,
  account_movement: 4,
  account: 4,
  person_year: 3,
  restoration: 1,
  answered_message: 3,
}

let persons = 0
const someone = (): Promise<string> => world.addPerson(`C${persons++}`)

test('the steps are all the tables that a settlement, a reversal and a restoration write', async () => {
  const personId = await someone()
  const settlementId = await settledStay(world.needs, personId, 'all steps')
  expect(await writtenBeside('settlement', settlementId)).toEqual([...SETTLES].sort())
  done(await undo(world.needs, personId, settlementId))
  expect(await writtenBeside('reversal', settlementId)).toEqual([...UNDOES].sort())
  const other = await someone()
  const undone = await undoneStay(other)
  done(await takeBack(world.needs, other, undone, 'steps of a restoration'))
  expect(await writtenBeside('restoration', await settlementOf(undone))).toEqual([...RESTORES].sort())
})

/** A stay that was settled and undone by a message. @returns the message's number */
async function undoneStay(personId: string): Promise<string> {
  const msgid = `undoing ${personId}`
  const settlementId = await settledStay(world.needs, personId, `to be undone ${personId}`)
  done(await undoByMessage(world.needs, personId, settlementId, msgid))
  return msgid
}

async function settlementOf(msgid: string): Promise<string> {
  const { rows } = await server.owner.query<{ id: string }>(
    'select settlement_id as id from answered_message where msgid = $1',
    [msgid],
  )
  return rows[0]?.id ?? ''
}

/** The tables with rows of the transaction that wrote this one. */
async function writtenBeside(
  table: 'settlement' | 'reversal' | 'restoration',
  settlementId: string,
): Promise<string[]> {
  const its = table === 'restoration' ? 'reversal r using (person_id, reversal_id)' : null
  const written: string[] = []
  const { rows } = await server.owner.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' order by 1`,
  )
  for (const { name } of rows) {
    const found = await server.owner.query(
      `select 1 from ${name} t join (select x.xmin as made from ${table} x ${its === null ? '' : `join ${its}`} where settlement_id = $1) s
         on t.xmin = s.made limit 1`,
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

describe('a platform that is killed while it takes a reversal back has done all of it or nothing', () => {
  test.each([...RESTORES, 'commit'])('at %s', async (step) => {
    const personId = await someone()
    const msgid = await undoneStay(personId)
    await server.killPlatform('restore', personId, msgid, step)
    expect([UNDONE_BY_MESSAGE, RESTORED]).toContainEqual(await rowsOf(personId))
    done(await takeBack(world.needs, personId, msgid, `crash ${msgid}`))
    expect(await rowsOf(personId)).toEqual(RESTORED)
    expect(await findingsOf(personId)).toEqual([])
  })
})
