import type { Sql } from '@tongchou/database'
import { ok, type Result, refuse, type Uuid } from '@tongchou/kernel'
import { auditAccount } from '../account-audit.ts'
import type { RequestKind } from '../account-contract.ts'
import { passwordHash } from '../password.ts'
import { joinHalves, passwordHalf } from '../password-rules.ts'
import type { Rights } from '../rights.ts'
import type { Staff } from '../staff.ts'
import { type AccountNeeds, ONE_TIME_HOURS } from './install-administrator.ts'

export type DecisionRefusal = { readonly code: 'nothing-to-decide' } | { readonly code: 'same-person' }

interface OpenRequest {
  readonly staffId: Uuid
  readonly login: string
  readonly kind: RequestKind
  readonly rights: Rights
  readonly firstHalf: string | null
  readonly askedBy: string
}

/** Another administrator approves, and it is done, or declines, and nothing changes. */
export const decideAccount =
  (needs: AccountNeeds) =>
  async (
    { requestId, approve }: { requestId: Uuid; approve: boolean },
    decider: Staff,
  ): Promise<Result<{ isApproved: boolean; passwordHalf: string | null }, DecisionRefusal>> => {
    const secondHalf = passwordHalf(needs.randomBytes)
    return needs.database.inTransaction('*', async (sql) => {
      const open = await lockedRequest(sql, requestId)
      if (open === undefined) return refuse({ code: 'nothing-to-decide' })
      if (open.askedBy === decider.login) return refuse({ code: 'same-person' })
      const givesPassword = approve && open.firstHalf !== null
      if (givesPassword) await givePassword(sql, needs, open, joinHalves(open.firstHalf ?? '', secondHalf))
      else if (approve) await setRights(sql, open, needs.now())
      await sql.query(
        `update account_request set first_half = null, decided_by = $2, decided_at = $3, is_approved = $4 where request_id = $1`,
        [requestId, decider.login, needs.now(), approve],
      )
      await auditAccount(sql, {
        ...{ staffId: open.staffId, at: needs.now(), actor: decider.login, subject: open.login },
        action: approve ? 'account-approved' : 'account-declined',
        content: { kind: open.kind, rights: open.rights, askedBy: open.askedBy },
      })
      return ok({ isApproved: approve, passwordHalf: givesPassword ? secondHalf : null })
    })
  }

async function lockedRequest(sql: Sql, requestId: Uuid): Promise<OpenRequest | undefined> {
  const [row] = await sql.query<OpenRequest>(
    `select staff_id as "staffId", login, kind, rights, first_half as "firstHalf", asked_by as "askedBy"
       from account_request where request_id = $1 and decided_by is null for update`,
    [requestId],
  )
  return row
}

/** Opens the account, or opens it again, with a password that two persons carry to its owner, half each. */
async function givePassword(
  sql: Sql,
  { now, randomBytes }: AccountNeeds,
  { staffId, login, rights }: OpenRequest,
  password: string,
): Promise<void> {
  const until = new Date(now().getTime() + ONE_TIME_HOURS * 3_600_000)
  const hash = await passwordHash(password, randomBytes(16))
  await sql.query('delete from staff_session where staff_id = $1', [staffId])
  await sql.query('delete from sign_in_failure where login = $1', [login])
  await sql.query(
    `insert into staff (staff_id, login, name, office, roles, scope, provider_code, person_id, password_hash, password_is_one_time, password_until)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, true, $10)
     on conflict (login) do update
        set password_hash = excluded.password_hash, password_is_one_time = true, password_until = excluded.password_until, is_active = true`,
    [
      ...[staffId, login, rights.name, rights.office, rights.roles, rights.scope, rights.providerCode],
      ...[rights.personId, hash, until],
    ],
  )
}

async function setRights(sql: Sql, { staffId, rights }: OpenRequest, at: Date): Promise<void> {
  await sql.query(
    'insert into former_staff_name select login, $2, name from staff where staff_id = $1 and name <> $3',
    [staffId, at, rights.name],
  )
  await sql.query(
    'update staff set name = $2, office = $3, roles = $4, scope = $5, provider_code = $6 where staff_id = $1',
    [staffId, rights.name, rights.office, rights.roles, rights.scope, rights.providerCode],
  )
}
