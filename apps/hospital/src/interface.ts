import type { FastifyInstance } from 'fastify'
import { openGatewayBook } from './gateway/gateway-book.ts'
import { CLOCK_WINDOWS, type ClockWindows } from './gateway/verify.ts'
import { bindPlatform, type PlatformNeeds } from './platform/bind.ts'
import { createReceiver } from './receive.ts'
import { registerDoor } from './register.ts'
import { fieldTables } from './sandbox/field-tables.ts'
import type { Fixtures } from './sandbox/fixtures.ts'
import { readFixtures, type SandboxSituation } from './sandbox/read-fixtures.ts'
import { timedDatabase } from './stopwatch.ts'
import { isInfno } from './wire/read-input.ts'

export interface HospitalNeeds extends PlatformNeeds {
  /** Six digits of the area whose platform this is. */
  readonly district: string
  /** What the sandbox opens to everybody; null in production, where there is neither fixture nor fault on demand. */
  readonly sandbox: { readonly situations: readonly SandboxSituation[] } | null
  /** How far a gateway signature's clock may be off; 180 s and 30 min where nothing is said. */
  readonly clockWindows?: ClockWindows
  /** The largest body that is read; 2 MiB where nothing is said. */
  readonly bodyLimitBytes?: number
}

const BODY_LIMIT_BYTES = 2 * 1024 * 1024
const SINGLE_URL = '/fsi/api/rsfComIfsService/callService'

/** Opens the national hospital interface on a server: all URL forms, both gateways, and in the sandbox its fixtures. */
export function registerHospitalInterface(app: FastifyInstance, given: HospitalNeeds): void {
  const needs = { ...given, database: timedDatabase(given.database) }
  const { district, now } = needs
  const { gateway, institution } = openGatewayBook(needs, needs.clockWindows ?? CLOCK_WINDOWS)
  const receive = createReceiver({ platform: bindPlatform(needs), gateway, institution, now, district })
  const bodyLimitBytes = needs.bodyLimitBytes ?? BODY_LIMIT_BYTES
  registerDoor(app, { receive, now, isSandbox: needs.sandbox !== null, bodyLimitBytes, district })
  if (needs.sandbox !== null) registerSandbox(app, given)
}

/**
 * The sandbox's fixtures for anybody's client.
 * @param origin scheme, host and port under which clients reach the interface
 */
export function fixtures(needs: HospitalNeeds, origin: string): Promise<Fixtures> {
  return readFixtures({
    database: needs.database,
    platform: bindPlatform(needs),
    today: needs.today,
    endpoint: `${origin.replace(/\/$/, '')}${SINGLE_URL}`,
    district: needs.district,
    situations: needs.sandbox?.situations ?? [],
  })
}

function registerSandbox(app: FastifyInstance, needs: HospitalNeeds): void {
  app.get('/sandbox/fixtures', (request) => fixtures(needs, `${request.protocol}://${request.host}`))
  app.get<{ Params: { infno: string } }>('/sandbox/fields/:infno', (request, reply) => {
    const { infno } = request.params
    if (isInfno(infno)) return reply.send(fieldTables(infno))
    return reply
      .code(404)
      .type('application/problem+json')
      .send({ type: 'about:blank', title: '没有这个交易', status: 404, code: 'unknown-transaction' })
  })
}
