import { logVisit } from '@tongchou/audit'
import { fromWireId, toWireId, type Uuid } from '@tongchou/kernel'
import {
  malformed,
  type Problem,
  registerDecision,
  registerWaiting,
  routesAbout,
  UNKNOWN_PERSON,
} from '@tongchou/staff'
import { askedShape, decisionShape } from '@tongchou/staff/contract'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { type OpeningNeeds, REVERSERS } from './opened-page.ts'
import { DueList } from './readjudication/due.ts'
import { openReadjudications, readjudicationsOf } from './readjudication/readjudications.ts'
import {
  dueReadjudicationsShape,
  newReadjudicationShape,
  readjudicationDecidedShape,
  readjudicationRequestsShape,
  readjudicationsShape,
} from './readjudication-contract.ts'
import { READJUDICATING } from './readjudication-status.ts'
import { decideReadjudication, requestReadjudication } from './use-cases/readjudicate-year.ts'

const route = routesAbout('重算')

/** 重算: what a person's years give with the facts known now, asking for it, and deciding on what another asked for. */
export function registerReadjudicationRoutes(app: FastifyInstance, needs: OpeningNeeds): void {
  const { database, gate, bundleOn } = needs
  const dueList = new DueList(needs)

  app.get(
    '/api/persons/:personId/readjudications',
    route('一个人的各年度按现在的事实重算，差多少、为什么', {
      ...{ response: { 200: readjudicationsShape }, refusals: [UNKNOWN_PERSON] },
    }),
    async (request) => {
      const staff = await gate.require(request, REVERSERS)
      const { personId } = z.object({ personId: z.string() }).parse(request.params)
      const id = personIn(personId)
      // What a year is run from is read for the platform; whether the reader may see the person is asked before.
      const visible = await database.inTransaction(staff.scope, (sql) =>
        sql.query('select 1 from person where person_id = $1', [id]),
      )
      if (visible.length === 0) throw UNKNOWN_PERSON
      const view = await database.inTransaction('*', (sql) => readjudicationsOf(sql, id, staff, bundleOn))
      const { staffId, name, office } = staff
      const look = { personId: id, at: needs.now(), staffId, staffName: name, office }
      await logVisit(database, needs.newId(), { ...look, what: '打开参保人页面', reason: '办理业务' })
      return view
    },
  )

  app.post(
    '/api/persons/:personId/readjudication-requests',
    route('申请重算一个年度', {
      ...{ body: newReadjudicationShape, response: { 201: askedShape } },
      refusals: [missing('year'), ...ASKING.problems],
    }),
    async (request, reply) => {
      const staff = await gate.require(request, REVERSERS)
      const { personId } = z.object({ personId: z.string() }).parse(request.params)
      const body = newReadjudicationShape.safeParse(request.body)
      if (!body.success) throw missing(body.error.issues[0]?.path.join('.') ?? '')
      const asked = await requestReadjudication(needs)({
        personId: personIn(personId),
        ...body.data,
        askedBy: staff.login,
        scope: staff.scope,
      })
      const { requestId } = ASKING.given(asked)
      return reply.code(201).send({ requestId: toWireId(requestId as Uuid) })
    },
  )

  app.get(
    '/api/readjudications/due',
    route('等待重算、还没有人申请的年度', { response: { 200: dueReadjudicationsShape } }),
    async (request) => {
      const staff = await gate.require(request, REVERSERS)
      const due = await database.inTransaction('*', (sql) => dueList.read(sql, staff.scope))
      return { due }
    },
  )

  registerWaiting(app, '/api/readjudication-requests', {
    ...{ gate, route, database, readers: REVERSERS, answer: readjudicationRequestsShape },
    summary: '等待复核的重算申请，早的在前',
    read: async (sql, reader) => (await openReadjudications(sql, reader)).map(({ view }) => view),
  })

  registerDecision(app, '/api/readjudication-requests/:personId/:requestId/decision', {
    ...{ gate, route, summary: '另一人复核：同意就重算并出差额凭证', deciders: REVERSERS },
    ...{ body: decisionShape, answer: readjudicationDecidedShape, decide: decideReadjudication(needs) },
    refusals: READJUDICATING.except('nothing-to-readjudicate'),
  })
}

const ASKING = READJUDICATING.except('outcome-changed', 'busy')

const missing = (field: string): Problem =>
  malformed(field, field === 'year' ? '请写明重算哪一年度' : '请写明重算的原因')

function personIn(text: string): Uuid {
  const read = fromWireId(text)
  if (!read.ok) throw UNKNOWN_PERSON
  return read.value
}
