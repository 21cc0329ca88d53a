import type { Sql } from '@tongchou/database'
import { toWireId, type Uuid } from '@tongchou/kernel'
import type { Accounts } from './account-contract.ts'
import type { Staff } from './staff.ts'

/** Every account, what waits for a second administrator, and what happened lately. */
export async function accountLists(sql: Sql, reader: Staff): Promise<Accounts> {
  const accounts = await sql.query<Accounts['accounts'][number] & { signedInAt: Date | null }>(
    `select login, name, office, roles, scope, provider_code as "providerCode", is_active as "isActive",
            password_is_one_time as "isPasswordOneTime", signed_in_at as "signedInAt"
       from staff order by is_active desc, office, login`,
  )
  return {
    accounts: accounts.map((it) => ({ ...it, signedInAt: it.signedInAt?.toISOString() ?? null })),
    requests: await openRequests(sql, reader),
    changes: await changes(sql),
  }
}

async function openRequests(sql: Sql, reader: Staff): Promise<Accounts['requests']> {
  const rows = await sql.query<{
    request_id: Uuid
    kind: Accounts['requests'][number]['kind']
    login: string
    rights: Pick<Accounts['requests'][number], 'name' | 'office' | 'roles' | 'scope' | 'providerCode'>
    reason: string
    asked_by: string
    asker: string
    asked_at: Date
  }>(
    `select r.request_id, r.kind, r.login, r.rights, r.reason, r.asked_by, staff_name(r.asked_by, r.asked_at) as asker, r.asked_at
       from account_request r where r.decided_by is null order by r.asked_at`,
  )
  return rows.map((row) => ({
    ...row.rights,
    requestId: toWireId(row.request_id),
    kind: row.kind,
    login: row.login,
    reason: row.reason,
    askedBy: row.asker,
    askedAt: row.asked_at.toISOString(),
    mayDecide: row.asked_by !== reader.login,
  }))
}

async function changes(sql: Sql): Promise<Accounts['changes']> {
  const rows = await sql.query<{ at: Date; actor: string; action: string; subject: string }>(
    `select at, staff_name(actor, at) as actor, action, subject from audit_entry
      where person_id in (select staff_id from staff union select staff_id from account_request)
      order by at desc, seq desc limit 100`,
  )
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}
