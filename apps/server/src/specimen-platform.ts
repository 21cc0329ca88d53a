import { randomBytes } from 'node:crypto'
import { createTestDatabase } from '@tongchou/database/testing'
import { openVault } from '@tongchou/insured'
import type { Lawbook } from '@tongchou/lawbook'
import { type DeskWorld, deskWorld } from '@tongchou/lawbook/testing'
import { smallWorld, type World } from '@tongchou/settlement/testing'
import { openGate, passwordHash, type Role } from '@tongchou/staff'
import { checkInterface, installAccount } from '@tongchou/staff/testing'
import Fastify, { type FastifyInstance } from 'fastify'
import { type RouteNeeds, registerRoutes } from './routes.ts'

const PASSWORD = 'correct horse'

/** Every route of the platform on a fresh database with a small world to settle in and a desk of the law; today is 2026-10-22. */
export async function specimenPlatform({
  prepare = () => undefined,
  clausesOf = () => ({ table: { documents: [] }, placeOn: () => null }),
}: {
  prepare?: (app: FastifyInstance) => void
  clausesOf?: (law: Lawbook) => RouteNeeds['clauses']
} = {}) {
  const { database, drop } = await createTestDatabase()
  const world: World = await smallWorld(database)
  const desk: DeskWorld = await deskWorld(database)
  const { needs } = desk
  const app = Fastify()
  prepare(app)
  checkInterface(app)
  await registerRoutes(app, {
    ...{ ...needs, law: needs.lawbook, gate: openGate({ database, now: needs.now }) },
    vault: openVault({ encryption: '0'.repeat(64), index: '0'.repeat(64) }),
    clauses: clausesOf(needs.lawbook),
    ...{ web: '', demo: null, city: null, startedInMs: () => null },
  })
  const hash = await passwordHash(PASSWORD, randomBytes(16))
  const cookies = new Map<string, string>()
  const send = async (
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    login: string,
    url: string,
    payload?: unknown,
  ) => {
    const cookie = cookies.get(login)
    const headers = cookie === undefined ? {} : { cookie }
    const body = payload === undefined ? {} : { payload: payload as object }
    const answer = await app.inject({ method, url, headers, ...body })
    return { status: answer.statusCode, body: answer.body === '' ? null : answer.json() }
  }
  return {
    ...{ app, database, world, desk },
    send,
    get: (login: string, url: string) => send('GET', login, url),
    post: (login: string, url: string, payload: unknown) => send('POST', login, url, payload),
    /** Signs somebody in, with a new account where there is none. */
    enter: async (login: string, roles: readonly Role[], scope = '*', personId: string | null = null) => {
      const known = await database.query('select 1 from staff where login = $1', [login])
      if (known.length === 0)
        await installAccount(
          database,
          // Ids of the database are UUIDs.
          {
            ...{ login, name: `示例·${login}`, office: '示例科室', roles, scope },
            personId: personId as never,
          },
          { staffId: needs.newId(), at: needs.now() },
        )
      await database.query('update staff set password_hash = $2 where login = $1', [login, hash])
      const payload = { login, password: PASSWORD }
      const entered = await app.inject({ method: 'POST', url: '/api/session', payload })
      cookies.set(login, String(entered.headers['set-cookie']).split(';')[0] ?? '')
    },
    close: async () => {
      await app.close()
      await drop()
    },
  }
}
export type Platform = Awaited<ReturnType<typeof specimenPlatform>>
