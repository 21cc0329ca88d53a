import type { Database, Sql } from '@tongchou/database'
import { ok, type Result, refuse } from '@tongchou/kernel'
import { isPassword, NOBODYS_HASH } from '../password.ts'
import { accountByLogin, openSession } from '../sessions.ts'
import type { Staff } from '../staff.ts'

/** After so many failures in a row of one login … */
export const FAILURES = 5
/** … nobody enters with it for so many minutes. */
export const LOCK_MINUTES = 15

export interface SignInNeeds {
  readonly database: Database
  readonly now: () => Date
  readonly randomBytes: (count: number) => Uint8Array
}

export type SignInRefusal =
  /** Login or password is wrong; which one is not said. */
  | { readonly code: 'not-recognised' }
  | { readonly code: 'locked'; readonly until: Date }
  /** The password was given out and not used in time; only who knows it is told. */
  | { readonly code: 'expired' }

/**
 * Lets a person in by login and password. An unknown login takes as long, counts and locks like a known one. Every attempt is counted
 * before its password is looked at, so that attempts at the same moment are not free.
 */
export const signIn =
  ({ database, now, randomBytes }: SignInNeeds) =>
  async (who: {
    login: string
    password: string
  }): Promise<Result<{ token: string; staff: Staff }, SignInRefusal>> => {
    const at = now()
    const locked = await database.inTransaction('*', (sql) => countAttempt(sql, who.login, at))
    if (locked !== null) return refuse({ code: 'locked', until: locked })
    const account = await accountByLogin(database, who.login, at)
    const isRight = await isPassword(who.password, account?.passwordHash ?? NOBODYS_HASH)
    if (account === null || !isRight) return refuse({ code: 'not-recognised' })
    if (account.isExpired) return refuse({ code: 'expired' })
    const token = Buffer.from(randomBytes(32)).toString('base64url')
    await database.inTransaction('*', async (sql) => {
      await sql.query('delete from sign_in_failure where login = $1', [who.login])
      await openSession(sql, account.staff.staffId, token, at)
    })
    return ok({ token, staff: account.staff })
  }

/** Counts one attempt as a failure until it proves right; answers until when the login is locked, if it is. */
async function countAttempt(sql: Sql, login: string, at: Date): Promise<Date | null> {
  const since = new Date(at.getTime() - LOCK_MINUTES * 60_000)
  await sql.query('select pg_advisory_xact_lock(hashtextextended($1, 7420802))', [login])
  await sql.query('delete from sign_in_failure where at <= $1', [since])
  const failures = await sql.query<{ at: Date }>(
    'select at from sign_in_failure where login = $1 order by at desc limit $2',
    [login, FAILURES],
  )
  const [last] = failures
  if (failures.length >= FAILURES && last !== undefined)
    return new Date(last.at.getTime() + LOCK_MINUTES * 60_000)
  await sql.query('insert into sign_in_failure (login, at) values ($1, $2)', [login, at])
  return null
}
