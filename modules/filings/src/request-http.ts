import type { Sql } from '@tongchou/database'
import { fromWireId, toWireId, type Uuid } from '@tongchou/kernel'
import { Problem, type Role, routesAbout, type Staff } from '@tongchou/staff'
import { askedShape, decidedShape, decisionShape } from '@tongchou/staff/contract'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import {
  type FilingRequestView,
  type FilingSubjects,
  filingAskedShape,
  filingPreviewShape,
  filingRequestShape,
  filingRequestsShape,
  filingSubjectsShape,
  newFilingShape,
} from './contract.ts'
import { placesOutside } from './division.ts'
import { kindsLacking, majorDiseasesOf } from './filing-rule.ts'
import { statusOf } from './filing-status.ts'
import type { FilingRoutesNeeds } from './http.ts'
import { type Names, placeWords, sentenceOf, sentenceOfAsked } from './sentences.ts'
import {
  type Asked,
  decideFiling,
  previewFiling,
  requestFiling,
  storedAsked,
} from './use-cases/ask-filing.ts'

const route = routesAbout('备案')

const CLERKS: readonly Role[] = ['counter', 'supervisor']

/** Filing at the counter: what it would change, asking, what waits, deciding. */
export function registerFilingRequestRoutes(app: FastifyInstance, needs: FilingRoutesNeeds): void {
  const { database, gate } = needs

  app.post(
    '/api/persons/:personId/filing-preview',
    route('看一项备案或撤销会带来什么，不写入', {
      body: filingAskedShape,
      response: { 200: filingPreviewShape },
    }),
    async (request) => {
      const { scope } = await gate.require(request, CLERKS)
      const asked = askedFrom(filingAskedShape.safeParse(request.body))
      const preview = await previewFiling(needs)({ personId: personOf(request.params), asked, scope })
      if (!preview.ok) throw statusOf(preview.error)
      return preview.value
    },
  )

  app.post(
    '/api/persons/:personId/filing-requests',
    route('申请备案或撤销，等另一人复核', { body: filingRequestShape, response: { 201: askedShape } }),
    async (request, reply) => {
      const staff = await gate.require(request, CLERKS)
      const { basis } = z.object({ basis: z.unknown() }).parse(request.body ?? {})
      if (typeof basis !== 'string' || basis.trim().length < 2)
        throw new Problem(400, 'basis-missing', '请写明依据的材料', { field: 'basis' })
      const read = filingRequestShape.safeParse(request.body)
      const asked = askedFrom(read.success ? { success: true, data: read.data.asked } : read)
      const requested = await requestFiling(needs)({
        ...{ personId: personOf(request.params), asked, scope: staff.scope },
        ...{ basis: basis.trim(), askedBy: staff.login },
      })
      if (!requested.ok) throw statusOf(requested.error)
      return reply.code(201).send({ requestId: toWireId(requested.value.requestId) })
    },
  )

  app.get(
    '/api/filing-requests',
    route('等待复核的备案申请，早的在前', { response: { 200: filingRequestsShape } }),
    async (request) => {
      const staff = await gate.require(request, CLERKS)
      const requests = await database.inTransaction(staff.scope, (sql) => openRequests(sql, staff))
      return { requests }
    },
  )

  app.get(
    '/api/filing-requests/:personId/:requestId/preview',
    route('看一件等待复核的备案会带来什么', { response: { 200: filingPreviewShape } }),
    async (request) => {
      const { scope } = await gate.require(request, CLERKS)
      const personId = personOf(request.params)
      const asked = await database.inTransaction(scope, (sql) =>
        storedAsked(sql, personId, requestOf(request.params)),
      )
      if (asked === null) throw statusOf({ code: 'nothing-to-decide' })
      const preview = await previewFiling(needs)({ personId, asked, scope })
      if (!preview.ok) throw statusOf(preview.error)
      return preview.value
    },
  )

  app.post(
    '/api/filing-requests/:personId/:requestId/decision',
    route('另一人复核备案', { body: decisionShape, response: { 200: decidedShape } }),
    async (request) => {
      const staff = await gate.require(request, CLERKS)
      const body = decisionShape.safeParse(request.body)
      if (!body.success) throw new Problem(400, 'malformed', '请写明同意或退回', { field: 'approve' })
      const decided = await decideFiling(needs)({
        ...{ personId: personOf(request.params), requestId: requestOf(request.params) },
        ...{ approve: body.data.approve, decidedBy: staff.login, scope: staff.scope },
      })
      if (!decided.ok) throw statusOf(decided.error)
      return decided.value
    },
  )

  app.get(
    '/api/filing-subjects',
    route('今天可以备案的病种、药品和机构', { response: { 200: filingSubjectsShape } }),
    async (request) => {
      const { scope } = await gate.require(request, CLERKS)
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
      "select disease_code as code, name from disease where kind = 'chronic' order by disease_code",
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
  if (!read.success) {
    const field = String(read.error.issues[0]?.path.at(-1) ?? 'filing')
    throw new Problem(400, 'malformed-filing', `备案写得不全：请看 ${FIELD_NAMES[field] ?? field}`, { field })
  }
  return 'filing' in read.data ? { filing: read.data.filing } : { withdraws: idFrom(read.data.withdraws) }
}

const FIELD_NAMES: Readonly<Record<string, string>> = {
  kind: '备案类别',
  subject: '备案内容',
  fromProvider: '转出的医院',
  toPlace: '就医地',
  toProvider: '转往的机构',
  personNo: '丈夫的人员编号',
  name: '丈夫的姓名',
  from: '起始日期',
  to: '截止日期',
}

async function openRequests(sql: Sql, staff: Staff): Promise<FilingRequestView[]> {
  const rows = await sql.query<{
    person_id: Uuid
    request_id: Uuid
    name: string
    filing: unknown
    withdrawn: Parameters<typeof sentenceOf>[0] | null
    names: Names & { place: string | null }
    basis: string
    asked_by: string
    asker: string
    asked_at: Date
  }>(
    `select r.person_id, r.request_id, p.name, r.filing, r.basis, r.asked_by, r.asked_at,
            staff_name(r.asked_by, r.asked_at) as asker,
            jsonb_build_object('subject', coalesce(d.name, i.name), 'from', coalesce(o.name, f.from_provider),
              'to', coalesce(v.name, f.to_provider), 'place', f.to_place) as names,
            case when f.filing_id is not null then jsonb_build_object('kind', f.kind, 'subject', f.subject,
              'from', lower(f.valid), 'to', upper(f.valid) - 1) end as withdrawn
       from filing_request r join person p using (person_id)
       left join filing f on f.person_id = r.person_id and f.filing_id = r.withdraws
       cross join lateral (select coalesce(f.subject, r.filing ->> 'subject') as subject, coalesce(lower(f.valid), (r.filing ->> 'from')::date) as day,
         coalesce(f.from_provider, r.filing ->> 'fromProvider') as from_provider, coalesce(f.to_provider, r.filing ->> 'toProvider') as to_provider) s
       left join disease d on d.disease_code = s.subject
       left join lateral item_on(s.subject, s.day) i on true
       left join lateral provider_on(s.from_provider, s.day) o on true
       left join lateral provider_on(s.to_provider, s.day) v on true
      where r.decided_by is null order by r.asked_at limit 200`,
  )
  return rows.map((row) => ({
    personId: toWireId(row.person_id),
    requestId: toWireId(row.request_id),
    name: row.name,
    asked:
      row.withdrawn === null
        ? sentenceOfAsked(newFilingShape.parse(row.filing), row.names)
        : `撤销 ${sentenceOf(row.withdrawn, { ...row.names, to: placeWords(row.names.place, row.names.to) })}`,
    basis: row.basis,
    askedBy: row.asker,
    askedAt: row.asked_at.toISOString(),
    mayDecide: row.asked_by !== staff.login,
  }))
}

function personOf(params: unknown): Uuid {
  const { personId } = z.object({ personId: z.string() }).parse(params)
  const read = fromWireId(personId)
  if (!read.ok) throw statusOf({ code: 'unknown-person' })
  return read.value
}

const requestOf = (params: unknown): Uuid =>
  idFrom(z.object({ requestId: z.string() }).parse(params).requestId)

function idFrom(text: string): Uuid {
  const read = fromWireId(text)
  if (!read.ok) throw statusOf({ code: 'unknown-filing' })
  return read.value
}
