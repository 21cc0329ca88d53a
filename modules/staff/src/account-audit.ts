import { type AuditEntry, CHAIN_START, digestOf, nextEntry } from '@tongchou/audit'
import type { Sql } from '@tongchou/database'
import type { Uuid } from '@tongchou/kernel'
import type { Rights } from './rights.ts'

/** What may happen to an account; each time that it does, its chain grows by an entry. */
export type AccountAction =
  | 'account-installed'
  | 'account-asked'
  | 'account-approved'
  | 'account-declined'
  | 'account-suspended'
  | 'account-password-reset'
  | 'account-password-chosen'

/** An account as it is installed from the machine itself, or comes with the demo. */
export interface Installed extends Rights {
  readonly login: string
  readonly personId: string | null
}

/** What the audit entry of an installed account covers. */
export const installedContent = ({
  login,
  name,
  office,
  roles,
  scope,
  providerCode,
  personId,
}: Installed) => ({
  ...{ login, name, office, roles, scope, providerCode, personId },
})

/** Whoever works on the machine itself, whom no account names. */
export const OPERATOR = '服务器操作员'

/** The first entry of an installed account's chain. */
export const installedEntry = (staffId: Uuid, at: Date, account: Installed): AuditEntry =>
  nextEntry(staffId, CHAIN_START, {
    ...{ at, actor: OPERATOR, action: 'account-installed', subject: account.login },
    digest: digestOf(installedContent(account)),
  })

/** Appends to the account's own audit chain. The account's row, or the request's, must be locked: a chain has one end. */
export async function auditAccount(
  sql: Sql,
  entry: { staffId: Uuid; at: Date; actor: string; action: AccountAction; subject: string; content: unknown },
): Promise<void> {
  await sql.query('select pg_advisory_xact_lock(hashtextextended($1, 7420803))', [entry.staffId])
  const [head] = await sql.query<{ seq: number; hash: Buffer }>(
    'select seq, hash from audit_entry where person_id = $1 order by seq desc limit 1',
    [entry.staffId],
  )
  const next = nextEntry(entry.staffId, head ?? CHAIN_START, { ...entry, digest: digestOf(entry.content) })
  await sql.query(
    `insert into audit_entry (person_id, seq, at, actor, action, subject, digest, previous, hash)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      next.personId,
      next.seq,
      next.at,
      next.actor,
      next.action,
      next.subject,
      next.digest,
      next.previous,
      next.hash,
    ],
  )
}
