import { type AuditEntry, appendEntry, CHAIN_START, digestOf, nextEntry } from '@tongchou/audit'
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

/** Appends to the account's own audit chain. */
export const auditAccount = (
  sql: Sql,
  entry: { staffId: Uuid; at: Date; actor: string; action: AccountAction; subject: string; content: unknown },
): Promise<void> => appendEntry(sql, entry.staffId, { ...entry, digest: digestOf(entry.content) })
