import { createHash } from 'node:crypto'
import { type Database, type Finding, rowName, type Sql } from '@tongchou/database'
import type { CivilDate } from '@tongchou/kernel'
import { MerkleRoot } from './merkle.ts'

/** One day's seal: the root over the heads of all chains that grew that day. */
export interface Seal {
  day: CivilDate
  root: Uint8Array
  entries: number
}

/** How long after midnight a day is held open for the transactions that began before it. */
const SETTLES_IN_MS = 60 * 60 * 1000
const HEADS_A_FETCH = 5_000

/**
 * Seals every day that is over and has entries but no seal yet, oldest first; days already sealed stay as they are.
 * @returns the seals that were made
 */
export async function sealDaysBefore(database: Database, now: Date): Promise<Seal[]> {
  const open = await database.query<{ day: CivilDate }>(
    `select distinct (at at time zone 'Asia/Shanghai')::date as day from audit_entry
      where at < (date_trunc('day', $1::timestamptz at time zone 'Asia/Shanghai') at time zone 'Asia/Shanghai')
        and at >= coalesce((select (max(day) + 1)::timestamp at time zone 'Asia/Shanghai' from audit_seal), '-infinity')
      order by day`,
    [new Date(now.getTime() - SETTLES_IN_MS)],
  )
  const seals: Seal[] = []
  for (const { day } of open) seals.push(await sealDay(database, day, now))
  return seals
}

/** Seals one day; asked again, it answers the stored seal. */
export async function sealDay(database: Database, day: CivilDate, now: Date): Promise<Seal> {
  return database.inTransaction('*', async (sql) => {
    const computed = await computeSeal(sql, day)
    await sql.query(
      'insert into audit_seal (day, root, entries, sealed_at) values ($1, $2, $3, $4) on conflict do nothing',
      [day, computed.root, computed.entries, now],
    )
    const [stored] = await sql.query<Seal>('select day, root, entries from audit_seal where day = $1', [day])
    return stored ?? computed
  })
}

/** Computes every stored seal again from the entries as they are now. @param onSeal is told of each day that was looked at */
export async function sealFindings(database: Database, onSeal: () => void): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const seal of await database.query<Seal>('select day, root, entries from audit_seal order by day')) {
    const now = await database.inTransaction('*', (sql) => computeSeal(sql, seal.day))
    onSeal()
    const [expected, found] = [hexOf(seal.root), hexOf(now.root)]
    if (expected !== found || seal.entries !== now.entries)
      findings.push({
        what: '这一天的审计链与当日封存的默克尔根不符',
        row: rowName('每日封存', 'audit_seal', { day: seal.day }),
        expected: `${seal.entries} 条链，根 ${expected}`,
        found: `${now.entries} 条链，根 ${found}`,
      })
  }
  return findings
}

/** A chain's head covers all before it, so the heads of the day seal everything up to its end. */
async function computeSeal(sql: Sql, day: CivilDate): Promise<Seal> {
  const tree = new MerkleRoot()
  await sql.query(
    `declare heads cursor for select distinct on (person_id) person_id, seq, hash from audit_entry
      where at >= ('${day}'::date)::timestamp at time zone 'Asia/Shanghai'
        and at < ('${day}'::date + 1)::timestamp at time zone 'Asia/Shanghai'
      order by person_id, seq desc`,
  )
  for (;;) {
    const heads = await sql.query<{ person_id: string; seq: number; hash: Uint8Array }>(
      `fetch ${HEADS_A_FETCH} from heads`,
    )
    for (const { person_id, seq, hash } of heads)
      tree.add(createHash('sha256').update(`${person_id} ${seq} `).update(hash).digest())
    if (heads.length < HEADS_A_FETCH) break
  }
  await sql.query('close heads')
  return { day, root: tree.root(), entries: tree.count }
}

const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
