import { createHash } from 'node:crypto'
import type { Sql } from '@tongchou/database'
import type { Uuid } from '@tongchou/kernel'
import type { Role } from './contract.ts'
import type { Staff } from './staff.ts'

/** How long one sign-in lasts: a working day. */
export const SESSION_HOURS = 12

interface StaffRow {
  readonly staff_id: Uuid
  readonly login: string
  readonly name: string
  readonly office: string
  readonly roles: Role[]
  readonly scope: string
  readonly provider_code: string | null
  readonly person_id: Uuid | null
  readonly password_is_one_time: boolean
  readonly password_until: Date | null
}

const COLUMNS =
  'staff_id, login, name, office, roles, scope, provider_code, person_id, password_is_one_time, password_until'

/** Opens a session; the database keeps only the token's hash. */
export async function openSession(sql: Sql, staffId: Uuid, token: string, now: Date): Promise<void> {
  const until = new Date(now.getTime() + SESSION_HOURS * 3_600_000)
  await sql.query('delete from staff_session where expires_at <= $1', [now])
  await sql.query('update staff set signed_in_at = $2 where staff_id = $1', [staffId, now])
  await sql.query(
    'insert into staff_session (token_hash, staff_id, opened_at, expires_at) values ($1, $2, $3, $4)',
    [tokenHash(token), staffId, now, until],
  )
}

/** Whose session a token is; null for an unknown or ended one, and when the account was closed meanwhile. */
export async function staffByToken(sql: Sql, token: string, now: Date): Promise<Staff | null> {
  const [row] = await sql.query<StaffRow>(
    `select ${COLUMNS} from staff join staff_session using (staff_id)
      where token_hash = $1 and expires_at > $2 and is_active`,
    [tokenHash(token), now],
    'staff-by-token',
  )
  return row === undefined ? null : staffOf(row, now)
}

/** Ends a session; ending an unknown one is no fault. */
export async function endSession(sql: Sql, token: string): Promise<void> {
  await sql.query('delete from staff_session where token_hash = $1', [tokenHash(token)])
}

/** An open account by its login, with the stored password. */
export async function accountByLogin(
  sql: Sql,
  login: string,
  now: Date,
): Promise<{ staff: Staff; passwordHash: string; isExpired: boolean } | null> {
  const [row] = await sql.query<StaffRow & { password_hash: string }>(
    `select ${COLUMNS}, password_hash from staff where login = $1 and is_active`,
    [login],
  )
  if (row === undefined) return null
  const isExpired = row.password_is_one_time && isOver(row, now)
  return { staff: staffOf(row, now), passwordHash: row.password_hash, isExpired }
}

const isOver = ({ password_until }: StaffRow, now: Date): boolean =>
  password_until !== null && password_until <= now

const staffOf = (row: StaffRow, now: Date): Staff => ({
  staffId: row.staff_id,
  login: row.login,
  name: row.name,
  office: row.office,
  roles: row.roles,
  scope: row.scope,
  providerCode: row.provider_code,
  personId: row.person_id,
  mustChoosePassword: row.password_is_one_time || isOver(row, now),
})

/** Under which a session is kept. */
export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest()
