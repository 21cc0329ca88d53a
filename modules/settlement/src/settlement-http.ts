import type { Database } from '@tongchou/database'
import { fromWireId, toWireId, type Uuid } from '@tongchou/kernel'
import { type Gate, hasRole, Problem, type Role, type Staff } from '@tongchou/staff'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Needs } from './needs.ts'
import { statusOf } from './refusal-status.ts'
import {
  overviewShape,
  reversalRequestsShape,
  settlementPageShape,
  settlementsShape,
} from './settlement-contract.ts'
import { openRequests, overviewOn, settlementsList } from './settlement-lists.ts'
import { settlementPage } from './settlement-page.ts'
import { decideReversal, requestReversal } from './use-cases/request-reversal.ts'

export interface SettlementRoutesNeeds extends Needs {
  readonly database: Database
  readonly gate: Gate
}

const READERS: readonly Role[] = ['counter', 'finance', 'supervisor', 'administrator', 'hospital', 'insured']
const REVERSERS: readonly Role[] = ['counter', 'finance', 'supervisor']
const idParams = z.object({ personId: z.string(), settlementId: z.string() })

/** Settlements: the list, one's page, undoing it by two persons, and the live overview. */
export function registerSettlementRoutes(app: FastifyInstance, needs: SettlementRoutesNeeds): void {
  const { database, gate } = needs

  app.get('/api/settlements', async (request) => {
    const staff = await gate.require(request, READERS)
    const query = z
      .object({
        day: z.string().optional(),
        state: z.string().optional(),
        scheme: z.string().optional(),
        cursor: z.string().optional(),
      })
      .parse(request.query)
    return settlementsShape.parse(
      await database.inTransaction(staff.scope, (sql) => settlementsList(sql, query, ownOf(staff))),
    )
  })

  app.get('/api/settlements/:personId/:settlementId', async (request) => {
    const staff = await gate.require(request, READERS)
    const { personId, settlementId } = idParams.parse(request.params)
    const key = { personId: uuidOf(personId), settlementId: uuidOf(settlementId) }
    const page = await database.inTransaction(staff.scope, (sql) =>
      settlementPage(
        sql,
        key,
        { name: staff.name, mayReverse: hasRole(staff, REVERSERS) },
        needs.bundleByHash,
      ),
    )
    if (page === null || !isOwn(staff, page)) throw unknownSettlement()
    return settlementPageShape.parse(page)
  })

  app.post('/api/settlements/:personId/:settlementId/reversal-requests', async (request, reply) => {
    const staff = await gate.require(request, REVERSERS)
    const { personId, settlementId } = idParams.parse(request.params)
    const body = z.object({ reason: z.string().trim().min(1).max(200) }).safeParse(request.body)
    if (!body.success) throw new Problem(400, 'reason-missing', '请写明冲销的原因', { field: 'reason' })
    const asked = await requestReversal(needs)({
      personId: uuidOf(personId),
      settlementId: uuidOf(settlementId),
      reason: body.data.reason,
      askedBy: staff.name,
      scope: staff.scope,
    })
    if (!asked.ok) throw statusOf(asked.error)
    return reply.code(201).send({ requestId: toWireId(asked.value.requestId as Uuid) })
  })

  app.get('/api/reversal-requests', async (request) => {
    const staff = await gate.require(request, REVERSERS)
    return reversalRequestsShape.parse({
      requests: await database.inTransaction(staff.scope, (sql) => openRequests(sql, staff.name)),
    })
  })

  app.post('/api/reversal-requests/:personId/:requestId/decision', async (request) => {
    const staff = await gate.require(request, REVERSERS)
    const params = z.object({ personId: z.string(), requestId: z.string() }).parse(request.params)
    const body = z.object({ approve: z.boolean() }).parse(request.body)
    const decided = await decideReversal(needs)({
      personId: uuidOf(params.personId),
      requestId: uuidOf(params.requestId),
      approve: body.approve,
      decidedBy: staff.name,
      scope: staff.scope,
    })
    if (!decided.ok) throw statusOf(decided.error)
    return { isApproved: body.approve }
  })

  app.get('/api/overview', async (request) => {
    const staff = await gate.require(request, ['finance', 'supervisor', 'administrator', 'counter'])
    const { day } = z.object({ day: z.string().optional() }).parse(request.query)
    return overviewShape.parse(
      await database.inTransaction(staff.scope, (sql) => overviewOn(sql, day ?? needs.today())),
    )
  })
}

/** What narrows a list for an institution or an insured person to their own. */
const ownOf = (staff: Staff): { providerCode: string | null; personId: string | null } => ({
  providerCode: hasRole(staff, ['hospital']) ? staff.providerCode : null,
  personId: hasRole(staff, ['insured']) ? staff.personId : null,
})

function isOwn(staff: Staff, page: { personId: string; provider: { code: string } }): boolean {
  if (hasRole(staff, ['hospital'])) return page.provider.code === staff.providerCode
  if (hasRole(staff, ['insured']))
    return staff.personId !== null && page.personId === toWireId(staff.personId)
  return true
}

function uuidOf(text: string): Uuid {
  const read = fromWireId(text)
  if (!read.ok) throw unknownSettlement()
  return read.value
}

const unknownSettlement = () => new Problem(404, 'unknown-settlement', '没有这笔结算，或不在您的区县')
