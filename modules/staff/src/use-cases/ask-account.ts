import type { Sql } from '@tongchou/database'
import { ok, type Result, refuse, type Uuid } from '@tongchou/kernel'
import pg from 'pg'
import { auditAccount } from '../account-audit.ts'
import type { AccountRequest, RequestKind } from '../account-contract.ts'
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
  | { readonly code: 'person-has-account'; readonly login: string }
  | { readonly code: 'own-account' }
  | { readonly code: 'wrong-rights'; readonly field: string; readonly sentence: string }
  | { readonly code: 'wrong-state'; readonly sentence: string }

interface Asked {
  readonly requestId: Uuid
  /** Where a password will be given out: the asker's half of it. */
  readonly passwordHalf: string | null
}

/** An account of an insured person, whom the register has found by what he showed. */
export interface InsuredRequest {
  readonly kind: 'addInsured'
  readonly login: string
  readonly reason: string
  readonly insured: { readonly personId: Uuid; readonly name: string }
}

/** Asks for an account, other rights, an account opened again or a new password. Nothing changes until another administrator decides. */
export const askAccount =
  (needs: AccountNeeds) =>
  async (request: AccountRequest | InsuredRequest, asker: Staff): Promise<Result<Asked, AskRefusal>> => {
    const requestId = needs.newId()
    const kind: RequestKind = request.kind === 'addInsured' ? 'add' : request.kind
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
            ...[requestId, staffId, request.login, kind, JSON.stringify(rights)],
            ...[half, request.reason, asker.login, needs.now()],
          ],
        )
        await auditAccount(sql, {
          ...{ staffId, at: needs.now(), actor: asker.login, action: 'account-asked' },
          ...{ subject: request.login, content: { kind, rights, reason: request.reason } },
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
  request: AccountRequest | InsuredRequest,
  asker: Staff,
  newId: () => Uuid,
): Promise<Result<{ staffId: Uuid; rights: Rights }, AskRefusal>> {
  const isNew = request.kind === 'add' || request.kind === 'addInsured'
  if (isNew && !LOGIN.test(request.login)) return refuse({ code: 'login-malformed' })
  if (request.login === asker.login) return refuse({ code: 'own-account' })
  const account = await accountOf(sql, request.login)
  if (isNew && account !== undefined) return refuse({ code: 'login-taken' })
  if (!isNew && account === undefined) return refuse({ code: 'unknown-account' })
  if (request.kind === 'resume' && account?.isActive === true)
    return refuse({ code: 'wrong-state', sentence: '这个账号没有停用' })
  if ((request.kind === 'grant' || request.kind === 'resetPassword') && account?.isActive === false)
    return refuse({ code: 'wrong-state', sentence: '这个账号已停用，先申请恢复' })
  if (request.kind === 'grant' && account?.personId != null)
    return refuse({ code: 'wrong-state', sentence: '参保人的账号只看本人的记录，没有岗位可改' })
  if (request.kind === 'addInsured') {
    const refusal = await againstAnother(sql, request.insured.personId)
    if (refusal !== null) return refuse(refusal)
  }
  const rights = rightsAsked(request) ?? account
  if (rights === undefined) return refuse({ code: 'unknown-account' })
  const fault = faultOfRights(rights)
  if (fault !== null) return refuse({ code: 'wrong-rights', ...fault })
  const { name, office, roles, scope, providerCode, personId } = rights
  return ok({
    staffId: account?.staffId ?? newId(),
    rights: { name, office, roles, scope, providerCode, personId },
  })
}

/** The rights that a request names; null where it means those that the account has. */
function rightsAsked(request: AccountRequest | InsuredRequest): Rights | null {
  if (request.kind === 'addInsured') {
    const { personId, name } = request.insured
    return { name, office: '本人', roles: ['insured'], scope: '*', providerCode: null, personId }
  }
  if (!('roles' in request)) return null
  const { name, office, roles, scope, providerCode } = request
  return { name, office, roles: [...new Set(roles)], scope, providerCode, personId: null }
}

/** A person has one account; two who ask for it at once wait for each other. */
async function againstAnother(sql: Sql, personId: Uuid): Promise<AskRefusal | null> {
  await sql.query('select pg_advisory_xact_lock(hashtextextended($1, 7420805))', [personId])
  const [held] = await sql.query<{ login: string }>('select login from staff where person_id = $1', [
    personId,
  ])
  if (held !== undefined) return { code: 'person-has-account', login: held.login }
  const [asked] = await sql.query(
    "select 1 from account_request where decided_by is null and rights ->> 'personId' = $1",
    [personId],
  )
  return asked === undefined ? null : { code: 'already-asked' }
}

async function accountOf(sql: Sql, login: string) {
  const [row] = await sql.query<Rights & { staffId: Uuid; isActive: boolean; roles: Role[] }>(
    `select staff_id as "staffId", name, office, roles, scope, provider_code as "providerCode", person_id as "personId", is_active as "isActive"
       from staff where login = $1`,
    [login],
  )
  return row
}
