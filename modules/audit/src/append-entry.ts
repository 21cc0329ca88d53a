import type { Sql } from '@tongchou/database'
import { type AuditFact, CHAIN_START, type ChainHead, nextEntry } from './chain.ts'

/** Appends to a chain that is kept under an id of its own: an account's, a change set's. Whoever appends to it at the same moment waits. */
export async function appendEntry(sql: Sql, chainId: string, fact: AuditFact): Promise<void> {
  await sql.query('select pg_advisory_xact_lock(hashtextextended($1, 7420803))', [chainId])
  const [head] = await sql.query<ChainHead>(
    'select seq, hash from audit_entry where person_id = $1 order by seq desc limit 1',
    [chainId],
  )
  const it = nextEntry(chainId, head ?? CHAIN_START, fact)
  await sql.query(
    `insert into audit_entry (person_id, seq, at, actor, action, subject, digest, previous, hash)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [it.personId, it.seq, it.at, it.actor, it.action, it.subject, it.digest, it.previous, it.hash],
  )
}
