import { ok, type Result, refuse, type Uuid } from '@tongchou/kernel'
import { auditAccount } from '../account-audit.ts'
import type { Staff } from '../staff.ts'
import type { AccountNeeds } from './install-administrator.ts'

export type SuspendRefusal = { readonly code: 'unknown-account' } | { readonly code: 'own-account' }

/** Closes an account at once, its sessions too: taking a right away needs no second person, giving it back does. */
export const suspendAccount =
  (needs: Pick<AccountNeeds, 'database' | 'now'>) =>
  async (
    { login, reason }: { login: string; reason: string },
    by: Staff,
  ): Promise<Result<null, SuspendRefusal>> => {
    if (login === by.login) return refuse({ code: 'own-account' })
    return needs.database.inTransaction('*', async (sql) => {
      const [row] = await sql.query<{ staff_id: Uuid; is_active: boolean }>(
        'select staff_id, is_active from staff where login = $1 for update',
        [login],
      )
      if (row === undefined) return refuse({ code: 'unknown-account' })
      if (!row.is_active) return ok(null)
      await sql.query('update staff set is_active = false where staff_id = $1', [row.staff_id])
      await sql.query('delete from staff_session where staff_id = $1', [row.staff_id])
      await auditAccount(sql, {
        ...{ staffId: row.staff_id, at: needs.now(), actor: by.login, subject: login },
        ...{ action: 'account-suspended', content: { login, reason } },
      })
      return ok(null)
    })
  }
