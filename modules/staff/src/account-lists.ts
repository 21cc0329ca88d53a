import type { Sql } from '@tongchou/database'
import { toWireId, type Uuid } from '@tongchou/kernel'
import type { Accounts } from './account-contract.ts'
import { type WaitingRow, waitingColumns, waitingFirst, waitingIn } from './decision-http.ts'
import type { Role } from './roles.ts'
import type { Staff } from './staff.ts'

/** Who keeps accounts. */
export const ACCOUNT_KEEPERS: readonly Role[] = ['administrator']

/** Every account, what waits for a second administrator, and what happened lately. */
export async function accountLists(sql: Sql, reader: Staff): Promise<Accounts> {
  const accounts = await sql.query<Accounts['accounts'][number] & { signedInAt: Date | null }>(
    `select s.login, s.name, s.office, s.roles, s.scope, s.provider_code as "providerCode", ${insured('s.person_id')}, s.is_active as "isActive",
            s.password_is_one_time as "isPasswordOneTime", s.signed_in_at as "signedInAt"
       from staff s left join person p on p.person_id = s.person_id order by s.is_active desc, s.office, s.login`,
  )
  return {
    accounts: accounts.map((it) => ({ ...it, signedInAt: it.signedInAt?.toISOString() ?? null })),
    requests: await openRequests(sql, reader),
    changes: await changes(sql),
  }
}

/** The insured person `p` of an account or a request; null where it has none. */
const insured = (personId: string): string =>
  `case when ${personId} is not null then jsonb_build_object('personNo', p.person_no, 'idNumberMask', p.id_number_mask) end as insured`

async function openRequests(sql: Sql, reader: Staff): Promise<Accounts['requests']> {
  const rows = await sql.query<
    WaitingRow & {
      request_id: Uuid
      kind: Accounts['requests'][number]['kind']
      login: string
      rights: Pick<Accounts['requests'][number], 'name' | 'office' | 'roles' | 'scope' | 'providerCode'>
      insured: Accounts['requests'][number]['insured']
    }
  >(
    `select r.request_id, r.kind, r.login, r.rights - 'personId' as rights, ${insured("r.rights ->> 'personId'")}, ${waitingColumns('reason')}
       from account_request r left join person p on p.person_id = (r.rights ->> 'personId')::uuid ${waitingFirst()}`,
  )
  return rows.map((row) => ({
    ...row.rights,
    requestId: toWireId(row.request_id),
    kind: row.kind,
    login: row.login,
    insured: row.insured,
    ...waitingIn(row, reader, ACCOUNT_KEEPERS),
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
