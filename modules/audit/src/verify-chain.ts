import { type Finding, type PersonSpan, rowName, type Sql } from '@tongchou/database'
import { type AuditEntry, CHAIN_START, hashOf } from './chain.ts'

/** The audit entries of a span of persons, each person's in the order of the chain. */
export async function auditEntriesIn(sql: Sql, span: PersonSpan): Promise<AuditEntry[]> {
  return sql.query<AuditEntry>(
    `select person_id as "personId", seq, at, actor, action, subject, digest, previous, hash from audit_entry
      where person_id > $1 and person_id <= $2 order by person_id, seq`,
    [span.after, span.upTo],
    'verify-audit-entries',
  )
}

/** Walks one person's chain: no place is missing, each entry points to the one before, each hash covers what the entry says. */
export function chainFindings(entries: readonly AuditEntry[]): Finding[] {
  const findings: Finding[] = []
  let head = CHAIN_START
  for (const entry of entries) {
    const row = entryName(entry)
    if (entry.seq !== head.seq + 1)
      findings.push({
        what: '审计链缺了一环',
        row,
        expected: `前面是第 ${entry.seq - 1} 环`,
        found: head.seq === 0 ? '前面没有任何一环' : `前面是第 ${head.seq} 环`,
      })
    else if (hexOf(entry.previous) !== hexOf(head.hash))
      findings.push({
        what: '审计链断开：记录的前一环不是现存的前一环',
        row,
        expected: hexOf(head.hash),
        found: hexOf(entry.previous),
      })
    const hash = hexOf(hashOf(entry.personId, entry.seq, entry.previous, entry))
    if (hash !== hexOf(entry.hash))
      findings.push({ what: '审计记录的内容与它的哈希不符', row, expected: hash, found: hexOf(entry.hash) })
    head = { seq: entry.seq, hash: entry.hash }
  }
  return findings
}

/** An entry's name for the operator. */
export const entryName = (entry: Pick<AuditEntry, 'personId' | 'seq'>): string =>
  rowName('审计记录', 'audit_entry', { person_id: entry.personId, seq: entry.seq })

const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
