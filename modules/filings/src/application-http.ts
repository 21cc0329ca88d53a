import { toWireId } from '@tongchou/kernel'
import {
  mayOpen,
  NOT_YOUR_RECORD,
  Problem,
  registerDecision,
  registerWaiting,
  routesAbout,
  type Staff,
  UNKNOWN_PERSON,
  wordsIn,
  wordsProblems,
} from '@tongchou/staff'
import { askedShape, decidedShape, SAID_LENGTH } from '@tongchou/staff/contract'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import {
  filingApplicationShape,
  filingApplicationsShape,
  filingPreviewShape,
  filingProgressShape,
  newFilingShape,
  takeUpShape,
} from './contract.ts'
import { CHECKED, FILING, WAITING } from './filing-status.ts'
import type { FilingRoutesNeeds } from './http.ts'
import { FILERS, openApplications, progressOf } from './request-lists.ts'
import { incomplete, malformedFiling, personOf, requestOf } from './request-parts.ts'
import { appliedFor, applyForFiling, takeUpApplication } from './use-cases/apply-for-filing.ts'
import { previewFiling } from './use-cases/ask-filing.ts'

const route = routesAbout('备案')

/** The person applies for a filing and follows it; a clerk takes it up, and then it goes the way of every filing at a counter. */
export function registerFilingApplicationRoutes(app: FastifyInstance, needs: FilingRoutesNeeds): void {
  const { database, gate } = needs

  app.get(
    '/api/persons/:personId/filing-requests',
    route('给一个人申请的备案办到哪一步，新的在前', {
      ...{ response: { 200: filingProgressShape }, refusals: [UNKNOWN_PERSON, NOT_YOUR_RECORD] },
    }),
    async (request) => {
      const staff = await gate.require(request, [...FILERS, 'insured'])
      const personId = ownIn(request, staff)
      const requests = await database.inTransaction(staff.scope, (sql) => progressOf(sql, personId))
      return { requests }
    },
  )

  app.post(
    '/api/persons/:personId/filing-applications',
    route('本人申请长期异地备案，等经办受理、另一人复核', {
      ...{ body: filingApplicationShape, response: { 201: askedShape } },
      refusals: [
        ...[NOT_YOUR_RECORD, incomplete('toPlace'), AT_A_COUNTER],
        ...[...wordsProblems('said', SAID), ...FILING.problems],
      ],
    }),
    async (request, reply) => {
      const staff = await gate.require(request, ['insured'])
      const personId = ownIn(request, staff)
      const said = wordsIn(request.body, 'said', SAID)
      const filing = appliedIn(request.body)
      const applied = await applyForFiling(needs)({ personId, filing, said, askedBy: staff.login })
      return reply.code(201).send({ requestId: toWireId(FILING.given(applied).requestId) })
    },
  )

  registerWaiting(app, '/api/filing-applications', {
    ...{ gate, route, database, readers: FILERS, answer: filingApplicationsShape, read: openApplications },
    summary: '参保人申请、等受理的备案，早的在前',
  })

  app.get(
    '/api/filing-applications/:personId/:requestId/preview',
    route('看一件等受理的申请会带来什么', {
      response: { 200: filingPreviewShape },
      refusals: WAITING.problems,
    }),
    async (request) => {
      const { scope } = await gate.require(request, FILERS)
      const personId = personOf(request.params)
      const filing = await database.inTransaction(scope, (sql) =>
        appliedFor(sql, personId, requestOf(request.params)),
      )
      if (filing === null) throw WAITING.problemOf({ code: 'unknown-request' })
      return WAITING.given(await previewFiling(needs)({ personId, asked: { filing }, scope }))
    },
  )

  registerDecision(app, '/api/filing-applications/:personId/:requestId/decision', {
    ...{ gate, route, deciders: FILERS, body: takeUpShape, answer: decidedShape, refusals: CHECKED },
    summary: '经办受理参保人的备案申请，等另一人复核；或不受理',
    decide: takeUpApplication(needs),
  })
}

/** The person of the address; the insured open only their own. */
function ownIn(request: FastifyRequest, staff: Staff) {
  const personId = personOf(request.params)
  if (!mayOpen(staff, personId)) throw NOT_YOUR_RECORD
  return personId
}

function fieldsOf(body: unknown): Readonly<Record<string, unknown>> {
  return typeof body === 'object' && body !== null ? { ...body } : {}
}

const SAID = { what: '说明', hint: '为什么长期住在外地', length: SAID_LENGTH }
const AT_A_COUNTER = new Problem(
  ...([
    422,
    'at-a-counter',
    '在这里只能申请长期异地居住的备案；其他备案请带材料到经办窗口，或由医院办',
  ] as const),
  { field: 'kind' },
)

/** What is applied for: the same words as a counter files, of the one kind. */
function appliedIn(body: unknown) {
  const read = newFilingShape.safeParse(fieldsOf(body).filing)
  if (!read.success) throw malformedFiling(read.error)
  const filing = read.data
  if (filing.kind !== 'offsite' || filing.subject !== 'longTerm') throw AT_A_COUNTER
  return filing
}
