import type { Database, Sql } from '@tongchou/database'
import { ok, type Result, refuse, type Uuid } from '@tongchou/kernel'
import { auditAccount, installedContent, OPERATOR } from '../account-audit.ts'
import { passwordHash } from '../password.ts'
import { joinHalves, passwordHalf } from '../password-rules.ts'

/** So many administrators the operator of the machine installs; from then on two of them open every account. */
export const FIRST_ADMINISTRATORS = 2
/** How long a password that was given out is good. */
export const ONE_TIME_HOURS = 72

export interface AccountNeeds {
  readonly database: Database
  readonly now: () => Date
  readonly newId: () => Uuid
  readonly randomBytes: (count: number) => Uint8Array
}

export type InstallRefusal =
  | { readonly code: 'login-malformed' }
  | { readonly code: 'login-taken' }
  | { readonly code: 'administrators-there'; readonly logins: readonly string[] }
  | { readonly code: 'no-administrator' }

export const LOGIN = /^[a-z][a-z0-9._-]{1,31}$/

/** The first administrators of an empty platform, from the machine itself: nobody is there yet who could be asked. */
export const installAdministrator =
  (needs: AccountNeeds) =>
  async (who: {
    login: string
    name: string
    office: string
  }): Promise<Result<{ password: string; stillNeeded: number }, InstallRefusal>> => {
    if (!LOGIN.test(who.login)) return refuse({ code: 'login-malformed' })
    const given = await oneTimePassword(needs)
    return needs.database.inTransaction('*', async (sql) => {
      await sql.query('select pg_advisory_xact_lock(7420804)')
      const logins = await administrators(sql)
      if (logins.length >= FIRST_ADMINISTRATORS) return refuse({ code: 'administrators-there', logins })
      const [taken] = await sql.query('select 1 from staff where login = $1', [who.login])
      if (taken !== undefined) return refuse({ code: 'login-taken' })
      const staffId = needs.newId()
      await sql.query(
        `insert into staff (staff_id, login, name, office, password_hash, password_is_one_time, password_until, roles, scope)
         values ($1, $2, $3, $4, $5, true, $6, '{administrator}', '*')`,
        [staffId, who.login, who.name, who.office, given.hash, given.until],
      )
      await auditAccount(sql, {
        ...{ staffId, at: needs.now(), actor: OPERATOR, action: 'account-installed', subject: who.login },
        content: installedContent({
          ...{ ...who, roles: ['administrator'], scope: '*', providerCode: null, personId: null },
        }),
      })
      return ok({ password: given.password, stillNeeded: FIRST_ADMINISTRATORS - logins.length - 1 })
    })
  }

/** A new password for an administrator who cannot sign in, from the machine itself; sessions under the old one end. */
export const resetAdministrator =
  (needs: AccountNeeds) =>
  async (login: string): Promise<Result<{ password: string }, InstallRefusal>> => {
    const given = await oneTimePassword(needs)
    return needs.database.inTransaction('*', async (sql) => {
      const [row] = await sql.query<{ staff_id: Uuid }>(
        `update staff set password_hash = $2, password_is_one_time = true, password_until = $3
          where login = $1 and is_active and 'administrator' = any (roles) returning staff_id`,
        [login, given.hash, given.until],
      )
      if (row === undefined) return refuse({ code: 'no-administrator' })
      await sql.query('delete from staff_session where staff_id = $1', [row.staff_id])
      await sql.query('delete from sign_in_failure where login = $1', [login])
      await auditAccount(sql, {
        ...{ staffId: row.staff_id, at: needs.now(), actor: OPERATOR, subject: login },
        ...{ action: 'account-password-reset', content: { login } },
      })
      return ok({ password: given.password })
    })
  }

async function administrators(sql: Sql): Promise<string[]> {
  const rows = await sql.query<{ login: string }>(
    `select login from staff where is_active and 'administrator' = any (roles) order by login`,
  )
  return rows.map(({ login }) => login)
}

async function oneTimePassword({ randomBytes, now }: AccountNeeds) {
  const password = joinHalves(passwordHalf(randomBytes), passwordHalf(randomBytes))
  const until = new Date(now().getTime() + ONE_TIME_HOURS * 3_600_000)
  return { password, until, hash: await passwordHash(password, randomBytes(16)) }
}
