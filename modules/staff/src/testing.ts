import type { Sql } from '@tongchou/database'
import type { Uuid } from '@tongchou/kernel'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { type Installed, installedEntry } from './account-audit.ts'
import { problemShape } from './contract.ts'
import { AT_THE_GATE } from './gate.ts'
import { openInterface } from './interface.ts'

/** Writes an account as if installed from the machine, with its audit chain. */
export async function installAccount(
  sql: Sql,
  account: Pick<Installed, 'login' | 'name' | 'office' | 'roles'> & Partial<Installed>,
  { staffId, at, passwordHash = '' }: { staffId: Uuid; at: Date; passwordHash?: string },
): Promise<void> {
  const whole: Installed = { scope: '*', providerCode: null, personId: null, ...account }
  const { login, name, office, roles, scope, providerCode, personId } = whole
  await sql.query(
    `insert into staff (staff_id, login, name, office, password_hash, roles, scope, provider_code, person_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [staffId, login, name, office, passwordHash, roles, scope, providerCode, personId],
  )
  const it = installedEntry(staffId, at, whole)
  await sql.query('insert into audit_entry values ($1, $2, $3, $4, $5, $6, $7, $8, $9)', [
    ...[it.personId, it.seq, it.at, it.actor, it.action, it.subject, it.digest, it.previous, it.hash],
  ])
}

/** The interface as the platform opens it, {@link checkInterface checked}. */
export function openCheckedInterface(app: FastifyInstance): void {
  openInterface(app)
  checkInterface(app)
}

/** That a route takes a request which the shape that it names refuses is a fault, and so is a refusal that it does not name. */
export function checkInterface(app: FastifyInstance): void {
  app.addHook('onSend', async ({ body, query, routeOptions }, reply, payload) => {
    const { schema, config } = routeOptions
    if (reply.statusCode >= 300) {
      const named = [...(config.refusals ?? []), ...(schema?.security === undefined ? AT_THE_GATE : [])]
      const { code } = problemShape.parse(JSON.parse(String(payload)))
      const isNamed = named.some(
        ({ details }) => details.status === reply.statusCode && details.code === code,
      )
      // What Fastify finds itself, before any route is asked, has codes of its own; a fault is one already.
      if (isNamed || reply.statusCode >= 500 || config.refusals === undefined || code.startsWith('FST_'))
        return payload
      // An error that is thrown here would not change the status.
      const refusal = `${routeOptions.method} ${routeOptions.url} refuses with ${reply.statusCode} ${code}`
      reply.code(500)
      return JSON.stringify({ code: 'fault', title: `${refusal}, which it does not name` })
    }
    const { body: ofBody, querystring } = schema ?? {}
    shapeOf(ofBody, z.undefined().or(z.null())).parse(body ?? undefined)
    shapeOf(querystring, z.strictObject({})).parse(query)
    return payload
  })
}

/** What a route names, or that there is nothing where it names nothing. */
const shapeOf = (named: unknown, nothing: z.ZodType): z.ZodType =>
  named instanceof z.ZodType ? named : nothing
