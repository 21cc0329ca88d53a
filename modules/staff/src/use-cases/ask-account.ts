import type { Sql } from '@tongchou/database'
import { ok, type Result, refuse, type Uuid } from '@tongchou/kernel'
import pg from 'pg'
import { auditAccount } from '../account-audit.ts'
import type { AccountRequest } from '../account-contract.ts'
import type { Role } from '../contract.ts'
import { passwordHalf } from '../password-rules.ts'
import { faultOfRights, type Rights } from '../rights.ts'
import type { Staff } from '../staff.ts'
import { type AccountNeeds, LOGIN } from './install-administrator.ts'

export type AskRefusal =
  | { readonly code: 'login-malformed' }
  | { readonly code: 'login-taken' }
  | { readonly code: 'unknown-account' }
  | { readonly code: 'already-asked' }
  | { readonly code: 'own-account' }
  | { readonly code: 'wrong-rights'; readonly field: string; readonly sentence: string }
  | { readonly code: 'wrong-state'; readonly sentence: string }

interface Asked {
  readonly requestId: Uuid
  /** Where a password will be given out: the asker's half of it. */
  readonly passwordHalf: string | null
}

/** Asks for an account, other rights, an account opened again or a new password. Nothing changes until another administrator decides. */
export const askAccount =
  (needs: AccountNeeds) =>
  async (request: AccountRequest, asker: Staff): Promise<Result<Asked, AskRefusal>> => {
    const requestId = needs.newId()
    const half = request.kind === 'grant' ? null : passwordHalf(needs.randomBytes)
    try {
      return await needs.database.inTransaction('*', async (sql) => {
        const meant = await meantBy(sql, request, asker, needs.newId)
        if (!meant.ok) return meant
        const { staffId, rights } = meant.value
        await sql.query(
          `insert into account_request (request_id, staff_id, login, kind, rights, first_half, reason, asked_by, asked_at)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
          [
            ...[requestId, staffId, request.login, request.kind, JSON.stringify(rights)],
            ...[half, request.reason, asker.login, needs.now()],
          ],
        )
        await auditAccount(sql, {
          ...{ staffId, at: needs.now(), actor: asker.login, action: 'account-asked' },
          ...{ subject: request.login, content: { kind: request.kind, rights, reason: request.reason } },
        })
        return ok({ requestId, passwordHalf: half })
      })
    } catch (error) {
      if (error instanceof pg.DatabaseError && error.constraint === 'account_request_one_open')
        return refuse({ code: 'already-asked' })
      throw error
    }
  }

async function meantBy(
  sql: Sql,
  request: AccountRequest,
  asker: Staff,
  newId: () => Uuid,
): Promise<Result<{ staffId: Uuid; rights: Rights }, AskRefusal>> {
  if (request.kind === 'add' && !LOGIN.test(request.login)) return refuse({ code: 'login-malformed' })
  if (request.login === asker.login) return refuse({ code: 'own-account' })
  const account = await accountOf(sql, request.login)
  if (request.kind === 'add' && account !== undefined) return refuse({ code: 'login-taken' })
  if (request.kind !== 'add' && account === undefined) return refuse({ code: 'unknown-account' })
  if (request.kind === 'resume' && account?.isActive === true)
    return refuse({ code: 'wrong-state', sentence: '这个账号没有停用' })
  if ((request.kind === 'grant' || request.kind === 'resetPassword') && account?.isActive === false)
    return refuse({ code: 'wrong-state', sentence: '这个账号已停用，先申请恢复' })
  const rights = 'roles' in request ? rightsOf(request) : account
  if (rights === undefined) return refuse({ code: 'unknown-account' })
  const fault = faultOfRights(rights)
  if (fault !== null) return refuse({ code: 'wrong-rights', ...fault })
  const { name, office, roles, scope, providerCode } = rights
  return ok({
    staffId: account?.staffId ?? newId(),
    rights: { name, office, roles, scope, providerCode },
  })
}

const rightsOf = ({ name, office, roles, scope, providerCode }: Rights): Rights => ({
  ...{ name, office, scope, providerCode },
  roles: [...new Set(roles)],
})

async function accountOf(sql: Sql, login: string) {
  const [row] = await sql.query<Rights & { staffId: Uuid; isActive: boolean; roles: Role[] }>(
    `select staff_id as "staffId", name, office, roles, scope, provider_code as "providerCode", is_active as "isActive"
       from staff where login = $1`,
    [login],
  )
  return row
}
