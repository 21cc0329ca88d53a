import type { Sql } from '@tongchou/database'
import { toWireId } from '@tongchou/kernel'
import {
  hasRole,
  mayOpen,
  NOT_YOUR_RECORD,
  Problem,
  registerDecision,
  registerWaiting,
  routesAbout,
} from '@tongchou/staff'
import { askedShape, decidedShape, decisionShape } from '@tongchou/staff/contract'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import {
  type FilingSubjects,
  filingAskedShape,
  filingPreviewShape,
  filingRequestShape,
  filingRequestsShape,
  filingSubjectsShape,
} from './contract.ts'
import { placesOutside } from './division.ts'
import { kindsLacking, majorDiseasesOf } from './filing-rule.ts'
import { CHECKED, WAITING } from './filing-status.ts'
import type { FilingRoutesNeeds } from './http.ts'
import { FILERS, openRequests } from './request-lists.ts'
import { idOr, incomplete, malformedFiling, personOf, requestOf } from './request-parts.ts'
import {
  type Asked,
  decideFiling,
  previewFiling,
  requestFiling,
  storedAsked,
} from './use-cases/ask-filing.ts'

const route = routesAbout('备案')

const AT_A_COUNTER = new Problem(403, 'not-your-role', '生育登记请到经办窗口办')
const NO_BASIS = new Problem(400, 'basis-missing', '请写明依据的材料', { field: 'basis' })
const UNKNOWN_FILING = CHECKED.problemOf({ code: 'unknown-filing' })

/** Filing at the counter: what it would change, asking, what waits, deciding. */
export function registerFilingRequestRoutes(app: FastifyInstance, needs: FilingRoutesNeeds): void {
  const { database, gate } = needs

  app.post(
    '/api/persons/:personId/filing-preview',
    route('看一项备案或撤销会带来什么，不写入', {
      ...{ body: filingAskedShape, response: { 200: filingPreviewShape } },
      refusals: [NOT_YOUR_RECORD, incomplete('kind'), AT_A_COUNTER, ...CHECKED.problems],
    }),
    async (request) => {
      const staff = await gate.require(request, [...FILERS, 'insured'])
      const [personId, { scope }] = [personOf(request.params), staff]
      if (!mayOpen(staff, personId)) throw NOT_YOUR_RECORD
      const asked = askedFrom(filingAskedShape.safeParse(request.body))
      // A filing of a wife says whether a number and a name belong together: that is for those who file it.
      if (hasRole(staff, ['insured']) && 'filing' in asked && asked.filing.kind === 'maternity')
        throw AT_A_COUNTER
      return CHECKED.given(await previewFiling(needs)({ personId, asked, scope }))
    },
  )

  app.post(
    '/api/persons/:personId/filing-requests',
    route('申请备案或撤销，等另一人复核', {
      ...{ body: filingRequestShape, response: { 201: askedShape } },
      refusals: [NO_BASIS, incomplete('kind'), ...CHECKED.problems],
    }),
    async (request, reply) => {
      const staff = await gate.require(request, FILERS)
      const { basis } = z.object({ basis: z.unknown().optional() }).parse(request.body ?? {})
      if (typeof basis !== 'string' || basis.trim().length < 2) throw NO_BASIS
      const read = filingRequestShape.safeParse(request.body)
      const asked = askedFrom(read.success ? { success: true, data: read.data.asked } : read)
      const requested = await requestFiling(needs)({
        ...{ personId: personOf(request.params), asked, scope: staff.scope },
        ...{ basis: basis.trim(), askedBy: staff.login },
      })
      return reply.code(201).send({ requestId: toWireId(CHECKED.given(requested).requestId) })
    },
  )

  registerWaiting(app, '/api/filing-requests', {
    ...{ gate, route, database, readers: FILERS, answer: filingRequestsShape, read: openRequests },
    summary: '等待复核的备案申请，早的在前',
  })

  app.get(
    '/api/filing-requests/:personId/:requestId/preview',
    route('看一件等待复核的备案会带来什么', {
      response: { 200: filingPreviewShape },
      refusals: WAITING.problems,
    }),
    async (request) => {
      const { scope } = await gate.require(request, FILERS)
      const personId = personOf(request.params)
      const asked = await database.inTransaction(scope, (sql) =>
        storedAsked(sql, personId, requestOf(request.params)),
      )
      if (asked === null) throw WAITING.problemOf({ code: 'unknown-request' })
      return WAITING.given(await previewFiling(needs)({ personId, asked, scope }))
    },
  )

  registerDecision(app, '/api/filing-requests/:personId/:requestId/decision', {
    ...{
      gate,
      route,
      summary: '另一人复核备案',
      deciders: FILERS,
      body: decisionShape,
      answer: decidedShape,
    },
    ...{ refusals: CHECKED, decide: decideFiling(needs) },
  })

  app.get(
    '/api/filing-subjects',
    route('今天可以备案的病种、药品和机构', { response: { 200: filingSubjectsShape } }),
    async (request) => {
      const { scope } = await gate.require(request, [...FILERS, 'insured'])
      return database.inTransaction(scope, (sql) => subjects(sql, needs))
    },
  )
}

/** What may be filed today: diseases, drugs and hospitals by their codes, and which kinds the law does not know. */
async function subjects(
  sql: Sql,
  { today, bundleOn }: Pick<FilingRoutesNeeds, 'today' | 'bundleOn'>,
): Promise<FilingSubjects> {
  const day = today()
  const bundle = bundleOn(day)
  return {
    diseases: await sql.query(
      "select disease_code as code, name from disease where kind = 'chronic' and valid @> $1::date order by disease_code",
      [day],
    ),
    drugs: await sql.query(
      'select item_code as code, name from catalogue_item where is_separate_drug and valid @> $1::date order by name',
      [day],
    ),
    hospitals: await sql.query(
      `select provider_code as code, name, level from provider_history
      where valid @> $1::date and agreement @> $1::date and is_local and kind <> 'pharmacy' order by level desc, provider_code`,
      [day],
    ),
    places: placesOutside(bundle.region),
    hospitalsElsewhere: await sql.query(
      `select provider_code as code, name from provider_history
      where valid @> $1::date and not is_local and kind <> 'pharmacy' order by provider_code`,
      [day],
    ),
    majorDiseases: majorDiseasesOf(bundle, day),
    lacking: kindsLacking(bundle, day),
  }
}

function askedFrom(
  read: { success: true; data: z.infer<typeof filingAskedShape> } | { success: false; error: z.ZodError },
): Asked {
  if (!read.success) throw malformedFiling(read.error)
  return 'filing' in read.data
    ? { filing: read.data.filing }
    : { withdraws: idOr(read.data.withdraws, UNKNOWN_FILING) }
}
