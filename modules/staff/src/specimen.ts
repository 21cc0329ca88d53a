import { randomBytes } from 'node:crypto'
import type { Database } from '@tongchou/database'
import { uuidV7 } from '@tongchou/kernel'
import Fastify, { type FastifyInstance } from 'fastify'
import type { DemoAccounts, Role } from './contract.ts'
import { openGate } from './gate.ts'
import { registerStaffRoutes } from './http.ts'
import { passwordHash } from './password.ts'
import { answerProblem } from './problem.ts'

export const PASSWORD = 'correct horse'

/** A platform with nothing but the sign-in, and a clock that the test sets. */
export function specimenPlatform(database: Database, demo: DemoAccounts | null = null) {
  const clock = { now: new Date('2026-10-22T02:00:00Z') }
  const now = () => clock.now
  const newId = () => uuidV7(clock.now.getTime(), randomBytes(10))
  const gate = openGate({ database, now })
  const app = Fastify()
  app.setErrorHandler(answerProblem)
  registerStaffRoutes(app, { database, now, randomBytes, newId, gate, demo })
  app.get('/counter-only', async (request) => (await gate.require(request, ['counter'])).login)
  return { app, clock, gate, needs: { database, now, newId, randomBytes } }
}

/** Writes an account whose password is `PASSWORD`. */
export async function addAccount(
  database: Database,
  login: string,
  roles: readonly Role[],
  scope = '*',
  providerCode: string | null = null,
): Promise<void> {
  await database.query(
    `insert into staff (staff_id, login, name, office, password_hash, roles, scope, provider_code)
     values (gen_random_uuid(), $1, '示例·' || $1, '示例科室', $2, $3, $4, $5)`,
    [login, await passwordHash(PASSWORD, randomBytes(16)), roles, scope, providerCode],
  )
}

/** Signs in and returns the cookie for the requests that follow. */
export async function cookieOf(app: FastifyInstance, login: string, password = PASSWORD): Promise<string> {
  const answer = await app.inject({ method: 'POST', url: '/api/session', payload: { login, password } })
  return String(answer.headers['set-cookie']).split(';')[0] ?? ''
}
