import { createTestDatabase } from '@tongchou/database/testing'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { done, settle, stayToSettle, undo } from './specimen-stays.ts'
import { smallWorld } from './testing.ts'

let fresh: Awaited<ReturnType<typeof createTestDatabase>>
let owner: pg.Client
let person: string
beforeAll(async () => {
  fresh = await createTestDatabase()
  owner = new pg.Client({ connectionString: fresh.url })
  await owner.connect()
  const { needs, addPerson } = await smallWorld(fresh.database)
  // One person of district 420802 with everything that a settlement and its undoing leave.
  const personId = await addPerson('S1')
  person = personId
  const stay = await stayToSettle(needs, personId, 10_000)
  done(await undo(needs, personId, String(done(await settle(needs, stay, 's1')).settlementId)))
  done(await settle(needs, stay, 's2'))
})
afterAll(async () => {
  await owner.end()
  await fresh.drop()
})

/** What is one person's and stands behind row scope: every table that names a person, but these. */
const BESIDE: Readonly<Record<string, string>> = {
  person_key: 'leads from a hash to a person, and whoever finds him there still has to see him',
  answered_message: 'is the answer to an institution, which is no staff of a district',
  outbox: 'is read by the platform only',
  staff: 'is an account, not a record',
}

async function personTables(): Promise<{ name: string; hasScope: boolean }[]> {
  const { rows } = await owner.query<{ name: string; hasScope: boolean }>(
    `select c.relname as name, c.relrowsecurity as "hasScope" from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and a.attname = 'person_id' and not a.attisdropped order by 1`,
  )
  return rows
}

describe('who sees what is decided by the database', () => {
  test('for every table that names a person', async () => {
    const open = (await personTables()).filter(({ hasScope }) => !hasScope).map(({ name }) => name)
    expect(open.filter((name) => !(name in BESIDE))).toEqual([])
  })

  test('a clerk sees the rows of his districts, another clerk none of them, and a connection without scope none', async () => {
    const scoped = (await personTables()).filter(({ hasScope }) => hasScope).map(({ name }) => name)
    const count = async (scope: string, name: string): Promise<number> => {
      const [row] = await fresh.database.inTransaction(scope, (sql) =>
        // Accounts have chains of their own beside those of persons.
        sql.query<{ count: number }>(`select count(*) from ${name} where person_id = $1`, [person]),
      )
      return row?.count ?? 0
    }
    const seen: Record<string, number[]> = {}
    for (const name of scoped)
      seen[name] = await Promise.all(['*', '420802', '420804,420822', ''].map((scope) => count(scope, name)))
    for (const [name, [all, own, others, none]] of Object.entries(seen))
      expect([name, own, others, none]).toEqual([name, all, 0, 0])
    expect(seen).toMatchObject({
      person: [1, 1, 0, 0],
      settlement: [2, 2, 0, 0],
      settlement_detail: [2, 2, 0, 0],
      journal: [6, 6, 0, 0],
      posting: [6, 6, 0, 0],
      account_movement: [4, 4, 0, 0],
      audit_entry: [3, 3, 0, 0],
    })
  })

  test('a clerk can write nothing into another district', async () => {
    const insert = `insert into enrolment select person_id, gen_random_uuid(), 'resident', 'resident', 'resident', null, '420802', null, false,
      '[2020-01-01,2020-12-31)', now() from (select '00000000-0000-7000-8000-000000000000'::uuid as person_id) as p`
    await expect(fresh.database.inTransaction('420804', (sql) => sql.query(insert))).rejects.toThrow(
      'violates row-level security policy',
    )
  })

  test.each([
    ['settlement_read', `'{}', '{}', '{}', '{}'`],
    ['settlement_write', Array(12).fill(`'{}'`).join(', ')],
  ])('%s, which passes row scope by, serves no scope of districts', async (name, none) => {
    const call = `select ${name}(${none})`
    await fresh.database.inTransaction('*', (sql) => sql.query(call))
    for (const scope of ['420802', ''])
      await expect(fresh.database.inTransaction(scope, (sql) => sql.query(call))).rejects.toThrow(
        'serves the platform, not a scope of districts',
      )
  })

  test('what runs as the owner of the tables is for the platform alone to call', async () => {
    const { rows } = await owner.query<{ name: string; others: boolean }>(
      `select proname as name, has_function_privilege('public', oid, 'execute') as others
         from pg_proc where prosecdef and pronamespace = 'public'::regnamespace order by 1`,
    )
    expect(rows).toEqual([
      { name: 'posting_keys_hold', others: false },
      { name: 'settlement_read', others: false },
      { name: 'settlement_write', others: false },
    ])
  })

  test('the platform connects as a role that no table belongs to and that cannot pass row scope by', async () => {
    const [role] = await fresh.database.query(
      `select current_user as role, rolsuper, rolbypassrls,
         (select count(*) from pg_tables where schemaname = 'public' and tableowner = current_user) as owns
       from pg_roles where rolname = current_user`,
    )
    expect(role).toEqual({ role: 'tongchou_app', rolsuper: false, rolbypassrls: false, owns: 0 })
  })
})

test("what is one person's leads its keys with the person, so that a province can be spread over several machines by him", async () => {
  const { rows } = await owner.query<{ name: string; first: string }>(
    `select c.relname as name, a.attname as first from pg_index i join pg_class c on c.oid = i.indrelid
       join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
      where i.indisunique and c.relnamespace = 'public'::regnamespace`,
  )
  const own = new Set((await personTables()).map(({ name }) => name).filter((name) => !(name in BESIDE)))
  expect(rows.filter(({ name, first }) => own.has(name) && first !== 'person_id')).toEqual([])
})
