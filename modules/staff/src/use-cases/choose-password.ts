import { ok, type Result, refuse } from '@tongchou/kernel'
import { auditAccount } from '../account-audit.ts'
import { isPassword, passwordHash } from '../password.ts'
import { faultOf, PASSWORD_DAYS } from '../password-rules.ts'
import { accountByLogin, tokenHash } from '../sessions.ts'
import type { Staff } from '../staff.ts'
import type { SignInNeeds } from './sign-in.ts'

export type ChoiceRefusal =
  | { readonly code: 'current-wrong' }
  | { readonly code: 'password-too-weak'; readonly sentence: string }

/** A person chooses a new password, at the first sign-in with one that was given out, or any time. Every other session of the account ends. */
export const choosePassword =
  ({ database, now, randomBytes }: SignInNeeds) =>
  async (
    staff: Staff,
    token: string,
    { current, next }: { current: string; next: string },
  ): Promise<Result<null, ChoiceRefusal>> => {
    const account = await accountByLogin(database, staff.login, now())
    if (account === null || !(await isPassword(current, account.passwordHash)))
      return refuse({ code: 'current-wrong' })
    const fault = faultOf(next, {
      login: staff.login,
      name: staff.name.replace('示例·', ''),
      before: current,
    })
    if (fault !== null) return refuse({ code: 'password-too-weak', sentence: fault })
    const hash = await passwordHash(next, randomBytes(16))
    const at = now()
    await database.inTransaction('*', async (sql) => {
      await sql.query(
        'update staff set password_hash = $2, password_is_one_time = false, password_until = $3 where staff_id = $1',
        [staff.staffId, hash, new Date(at.getTime() + PASSWORD_DAYS * 86_400_000)],
      )
      await sql.query('delete from staff_session where staff_id = $1 and token_hash <> $2', [
        staff.staffId,
        tokenHash(token),
      ])
      await auditAccount(sql, {
        ...{ staffId: staff.staffId, at, actor: staff.login, subject: staff.login },
        ...{ action: 'account-password-chosen', content: { login: staff.login } },
      })
    })
    return ok(null)
  }
