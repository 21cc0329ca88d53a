import { randomBytes } from 'node:crypto'
import { createTestDatabase } from '@tongchou/database/testing'
import { openGate, passwordHash, registerStaffRoutes } from '@tongchou/staff'
import { openCheckedInterface } from '@tongchou/staff/testing'
import Fastify from 'fastify'
import { registerLawbookRoutes } from './index.ts'
import { deskWorld } from './testing.ts'

const PASSWORD = 'correct horse'

/** The desk of a fresh database behind HTTP, with everybody of the specimen desk signed in. */
export async function specimenServer() {
  const fresh = await createTestDatabase()
  const world = await deskWorld(fresh.database)
  await fresh.database.query('update staff set password_hash = $1', [
    await passwordHash(PASSWORD, randomBytes(16)),
  ])
  const { now, database } = world.needs
  const gate = openGate({ database, now })
  const app = Fastify()
  openCheckedInterface(app)
  registerStaffRoutes(app, { ...world.needs, randomBytes, gate, demo: null })
  registerLawbookRoutes(app, { ...world.needs, gate })
  const cookies = new Map<string, string>()
  for (const login of ['xu', 'gao', 'zhou', 'admin']) {
    const payload = { login, password: PASSWORD }
    const entered = await app.inject({ method: 'POST', url: '/api/session', payload })
    cookies.set(login, String(entered.headers['set-cookie']).split(';')[0] ?? '')
  }
  return {
    ...{ app, world },
    cookieOf: (login: string): string => cookies.get(login) ?? '',
    stop: async () => {
      await app.close()
      await fresh.drop()
    },
  }
}
