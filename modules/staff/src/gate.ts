import type { Database } from '@tongchou/database'
import type { FastifyRequest } from 'fastify'
import type { Role } from './contract.ts'
import { Problem } from './problem.ts'
import { staffByToken } from './sessions.ts'
import { hasRole, type Staff } from './staff.ts'

export const SESSION_COOKIE = 'tongchou_session'

/** Who is asking, for every module's routes. */
export interface Gate {
  /** Who signed in, null where nobody did. */
  staffOf(request: FastifyRequest): Promise<Staff | null>
  /** Who signed in, holding at least one of the roles. Throws a problem: 401 for nobody, 403 for another role and while a password must be chosen. */
  require(request: FastifyRequest, roles: readonly Role[]): Promise<Staff>
}

export const NOT_SIGNED_IN = new Problem(401, 'not-signed-in', '请先登录')
const PASSWORD_DUE = new Problem(403, 'password-due', '请先换一个自己的密码')
const NOT_YOUR_ROLE = new Problem(403, 'not-your-role', '这个账号的岗位不能办这件事')

/** What every route refuses with that is not open to anybody. */
export const AT_THE_GATE: readonly Problem[] = [NOT_SIGNED_IN, PASSWORD_DUE, NOT_YOUR_ROLE]

/** The gate of one platform. A request asks the database once, however many routes and hooks look. */
export function openGate(needs: { database: Database; now: () => Date }): Gate {
  const known = new WeakMap<FastifyRequest, Promise<Staff | null>>()
  const staffOf = (request: FastifyRequest): Promise<Staff | null> => {
    const before = known.get(request)
    if (before !== undefined) return before
    const token = tokenOf(request)
    const found = token === null ? Promise.resolve(null) : staffByToken(needs.database, token, needs.now())
    known.set(request, found)
    return found
  }
  return {
    staffOf,
    async require(request, roles) {
      const staff = await staffOf(request)
      if (staff === null) throw NOT_SIGNED_IN
      if (staff.mustChoosePassword) throw PASSWORD_DUE
      if (!hasRole(staff, roles)) throw NOT_YOUR_ROLE
      return staff
    },
  }
}

/** The session's token that the browser sent along. */
export function tokenOf(request: FastifyRequest): string | null {
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const [name, value] = pair.trim().split('=')
    if (name === SESSION_COOKIE && value !== undefined && value !== '') return value
  }
  return null
}
