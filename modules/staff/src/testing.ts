import type { Sql } from '@tongchou/database'
import type { Uuid } from '@tongchou/kernel'
import { type Installed, installedEntry } from './account-audit.ts'

/** Writes an account as if installed from the machine, with its audit chain. */
export async function installAccount(
  sql: Sql,
  account: Pick<Installed, 'login' | 'name' | 'office' | 'roles'> & Partial<Installed>,
  { staffId, at, passwordHash = '' }: { staffId: Uuid; at: Date; passwordHash?: string },
): Promise<void> {
  const whole: Installed = { scope: '*', providerCode: null, personId: null, ...account }
  const { login, name, office, roles, scope, providerCode, personId } = whole
  await sql.query(
    `insert into staff (staff_id, login, name, office, password_hash, roles, scope, provider_code, person_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [staffId, login, name, office, passwordHash, roles, scope, providerCode, personId],
  )
  const it = installedEntry(staffId, at, whole)
  await sql.query('insert into audit_entry values ($1, $2, $3, $4, $5, $6, $7, $8, $9)', [
    ...[it.personId, it.seq, it.at, it.actor, it.action, it.subject, it.digest, it.previous, it.hash],
  ])
}
