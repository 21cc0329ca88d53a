import type { Sql } from '@tongchou/database'
import { ok, type Result, type Uuid } from '@tongchou/kernel'
import { auditAccount } from '../account-audit.ts'
import type { RequestKind } from '../account-contract.ts'
import { type Decidable, type Decision, type DecisionRefusal, decideOnce } from '../decide-once.ts'
import { passwordHash } from '../password.ts'
import { joinHalves, passwordHalf } from '../password-rules.ts'
import type { Rights } from '../rights.ts'
import { type AccountNeeds, ONE_TIME_HOURS } from './install-administrator.ts'

interface AskedAccount extends Decidable {
  readonly staff_id: Uuid
  readonly login: string
  readonly kind: RequestKind
  readonly rights: Rights
  readonly first_half: string | null
}

/** Another administrator approves, and it is done; or sends it back, and nothing changes. */
export const decideAccount =
  (needs: AccountNeeds) =>
  (
    decision: Decision & { requestId: Uuid },
  ): Promise<Result<{ isApproved: boolean; passwordHalf: string | null }, DecisionRefusal>> => {
    const secondHalf = passwordHalf(needs.randomBytes)
    return needs.database.inTransaction('*', async (sql) => {
      const at = { table: 'account_request', same: { request_id: decision.requestId }, now: needs.now }
      const decided = await decideOnce(sql, at, decision, {
        approve: async (asked: AskedAccount): Promise<Result<string | null, never>> => {
          if (asked.first_half === null) await setRights(sql, asked, needs.now())
          else await givePassword(sql, needs, asked, joinHalves(asked.first_half, secondHalf))
          return ok(asked.first_half === null ? null : secondHalf)
        },
        also: () => ({ first_half: null }),
        after: (asked) =>
          auditAccount(sql, {
            ...{ staffId: asked.staff_id, at: needs.now(), actor: decision.decidedBy, subject: asked.login },
            action: decision.approve ? 'account-approved' : 'account-declined',
            content: { kind: asked.kind, rights: asked.rights, askedBy: asked.asked_by },
          }),
      })
      return decided.ok ? ok({ isApproved: decision.approve, passwordHalf: decided.value }) : decided
    })
  }

/** Opens the account, or opens it again, with a password that two persons carry to its owner, half each. */
async function givePassword(
  sql: Sql,
  { now, randomBytes }: AccountNeeds,
  { staff_id: staffId, login, rights }: AskedAccount,
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

async function setRights(sql: Sql, { staff_id: staffId, rights }: AskedAccount, at: Date): Promise<void> {
  await sql.query(
    'insert into former_staff_name select login, $2, name from staff where staff_id = $1 and name <> $3',
    [staffId, at, rights.name],
  )
  await sql.query(
    'update staff set name = $2, office = $3, roles = $4, scope = $5, provider_code = $6 where staff_id = $1',
    [staffId, rights.name, rights.office, rights.roles, rights.scope, rights.providerCode],
  )
}
