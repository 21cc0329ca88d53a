import { appendEntry, digestOf } from '@tongchou/audit'
import type { Sql } from '@tongchou/database'

type ChangeAction = 'register-asked' | 'register-approved' | 'register-declined'

/** What the audit entries of a change set cover. */
export const changeDigest = (rows: unknown, basis: string): Uint8Array => digestOf({ rows, basis })

/** Appends to the change set's own audit chain. */
export const auditChange = (
  sql: Sql,
  it: { changeId: string; at: Date; actor: string; action: ChangeAction; rows: unknown; basis: string },
): Promise<void> =>
  appendEntry(sql, it.changeId, {
    ...{ at: it.at, actor: it.actor, action: it.action, subject: it.changeId },
    digest: changeDigest(it.rows, it.basis),
  })
