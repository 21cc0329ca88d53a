import { logVisit } from '@tongchou/audit'
import { toWireId, type Uuid } from '@tongchou/kernel'
import { Problem } from '@tongchou/staff'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { type OpeningNeeds, REVERSERS, uuidOf } from './opened-page.ts'
import { dueReadjudications } from './readjudication/due.ts'
import { openReadjudications, readjudicationsOf } from './readjudication/readjudications.ts'
import {
  dueReadjudicationsShape,
  readjudicationRequestsShape,
  readjudicationsShape,
} from './readjudication-contract.ts'
import { readjudicationStatus } from './readjudication-status.ts'
import { decideReadjudication, requestReadjudication } from './use-cases/readjudicate-year.ts'

/** 重算: what a person's years give with the facts known now, asking for it, and deciding on what another asked for. */
export function registerReadjudicationRoutes(app: FastifyInstance, needs: OpeningNeeds): void {
  const { database, gate, bundleOn } = needs

  app.get('/api/persons/:personId/readjudications', async (request) => {
    const staff = await gate.require(request, REVERSERS)
    const { personId } = z.object({ personId: z.string() }).parse(request.params)
    const id = uuidOf(personId)
    const view = await database.inTransaction(staff.scope, (sql) =>
      readjudicationsOf(sql, id, staff, bundleOn),
    )
    if (view === null) throw readjudicationStatus({ code: 'unknown-person' })
    const { staffId, name, office } = staff
    const look = { personId: id, at: needs.now(), staffId, staffName: name, office }
    await logVisit(database, needs.newId(), { ...look, what: '打开参保人页面', reason: '办理业务' })
    return readjudicationsShape.parse(view)
  })

  app.post('/api/persons/:personId/readjudication-requests', async (request, reply) => {
    const staff = await gate.require(request, REVERSERS)
    const { personId } = z.object({ personId: z.string() }).parse(request.params)
    const body = z
      .object({ year: z.int().min(2000).max(2999), reason: z.string().trim().min(1).max(200) })
      .safeParse(request.body)
    if (!body.success) {
      const field = body.error.issues[0]?.path.join('.') ?? ''
      throw new Problem(400, 'malformed', field === 'year' ? '请写明重算哪一年度' : '请写明重算的原因', {
        field,
      })
    }
    const asked = await requestReadjudication(needs)({
      personId: uuidOf(personId),
      ...body.data,
      askedBy: staff.login,
      scope: staff.scope,
    })
    if (!asked.ok) throw readjudicationStatus(asked.error)
    return reply.code(201).send({ requestId: toWireId(asked.value.requestId as Uuid) })
  })

  app.get('/api/readjudications/due', async (request) => {
    const staff = await gate.require(request, REVERSERS)
    const due = await database.inTransaction('*', (sql) => dueReadjudications(sql, staff.scope, needs))
    return dueReadjudicationsShape.parse({ due })
  })

  app.get('/api/readjudication-requests', async (request) => {
    const staff = await gate.require(request, REVERSERS)
    const open = await database.inTransaction(staff.scope, (sql) => openReadjudications(sql, staff.login))
    return readjudicationRequestsShape.parse({ requests: open.map(({ view }) => view) })
  })

  app.post('/api/readjudication-requests/:personId/:requestId/decision', async (request) => {
    const staff = await gate.require(request, REVERSERS)
    const params = z.object({ personId: z.string(), requestId: z.string() }).parse(request.params)
    const body = z.object({ approve: z.boolean() }).safeParse(request.body)
    if (!body.success) throw new Problem(400, 'malformed', '请写明同意或不同意', { field: 'approve' })
    const decided = await decideReadjudication(needs)({
      personId: uuidOf(params.personId),
      requestId: uuidOf(params.requestId),
      approve: body.data.approve,
      decidedBy: staff.login,
      scope: staff.scope,
    })
    if (!decided.ok) throw readjudicationStatus(decided.error)
    return decided.value
  })
}
