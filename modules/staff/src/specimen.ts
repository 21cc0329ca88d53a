import { randomBytes } from 'node:crypto'
import type { Database } from '@tongchou/database'
import { uuidV7 } from '@tongchou/kernel'
import Fastify, { type FastifyInstance } from 'fastify'
import type { DemoAccounts, Role } from './contract.ts'
import { openGate } from './gate.ts'
import { registerStaffRoutes } from './http.ts'
import { passwordHash } from './password.ts'
import { installAccount, openCheckedInterface } from './testing.ts'

export const PASSWORD = 'correct horse'

/** A platform with nothing but the sign-in, and a clock that the test sets. */
export function specimenPlatform(database: Database, demo: DemoAccounts | null = null) {
  const clock = { now: new Date('2026-10-22T02:00:00Z') }
  const now = () => clock.now
  const newId = () => uuidV7(clock.now.getTime(), randomBytes(10))
  const gate = openGate({ database, now })
  const app = Fastify()
  openCheckedInterface(app)
  registerStaffRoutes(app, { database, now, randomBytes, newId, gate, demo })
  app.get('/counter-only', async (request) => (await gate.require(request, ['counter'])).login)
  return { app, clock, gate, needs: { database, now, newId, randomBytes } }
}

/** Writes an account whose password is `PASSWORD`, as if installed from the machine. */
export async function addAccount(
  database: Database,
  login: string,
  roles: readonly Role[],
  scope = '*',
  providerCode: string | null = null,
): Promise<void> {
  const at = new Date('2026-10-01T00:00:00Z')
  const staffId = uuidV7(at.getTime(), randomBytes(10))
  await installAccount(
    database,
    { login, name: `示例·${login}`, office: '示例科室', roles, scope, providerCode },
    { staffId, at, passwordHash: await passwordHash(PASSWORD, randomBytes(16)) },
  )
}

/** Signs in and returns the cookie for the requests that follow. */
export async function cookieOf(app: FastifyInstance, login: string, password = PASSWORD): Promise<string> {
  const answer = await app.inject({ method: 'POST', url: '/api/session', payload: { login, password } })
  return String(answer.headers['set-cookie']).split(';')[0] ?? ''
}
