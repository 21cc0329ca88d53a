import type { Sql } from '@tongchou/database'
import { fromWireId, toWireId, type Uuid } from '@tongchou/kernel'
import { Problem, type Role, type Staff } from '@tongchou/staff'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import {
  type FilingRequestView,
  filingAskedShape,
  filingDecisionShape,
  filingPreviewShape,
  filingRequestShape,
  filingRequestsShape,
  filingSubjectsShape,
  newFilingShape,
} from './contract.ts'
import { statusOf } from './filing-status.ts'
import type { FilingRoutesNeeds } from './http.ts'
import { sentenceOf } from './sentences.ts'
import {
  type Asked,
  decideFiling,
  previewFiling,
  requestFiling,
  storedAsked,
} from './use-cases/ask-filing.ts'

const CLERKS: readonly Role[] = ['counter', 'supervisor']

/** Filing at the counter: what it would change, asking, what waits, deciding. */
export function registerFilingRequestRoutes(app: FastifyInstance, needs: FilingRoutesNeeds): void {
  const { database, gate } = needs

  app.post('/api/persons/:personId/filing-preview', async (request) => {
    const { scope } = await gate.require(request, CLERKS)
    const asked = askedFrom(filingAskedShape.safeParse(request.body))
    const preview = await previewFiling(needs)({ personId: personOf(request.params), asked, scope })
    if (!preview.ok) throw statusOf(preview.error)
    return filingPreviewShape.parse(preview.value)
  })

  app.post('/api/persons/:personId/filing-requests', async (request, reply) => {
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
  })

  app.get('/api/filing-requests', async (request) => {
    const staff = await gate.require(request, CLERKS)
    const requests = await database.inTransaction(staff.scope, (sql) => openRequests(sql, staff))
    return filingRequestsShape.parse({ requests })
  })

  app.get('/api/filing-requests/:personId/:requestId/preview', async (request) => {
    const { scope } = await gate.require(request, CLERKS)
    const personId = personOf(request.params)
    const asked = await database.inTransaction(scope, (sql) =>
      storedAsked(sql, personId, requestOf(request.params)),
    )
    if (asked === null) throw statusOf({ code: 'nothing-to-decide' })
    const preview = await previewFiling(needs)({ personId, asked, scope })
    if (!preview.ok) throw statusOf(preview.error)
    return filingPreviewShape.parse(preview.value)
  })

  app.post('/api/filing-requests/:personId/:requestId/decision', async (request) => {
    const staff = await gate.require(request, CLERKS)
    const body = filingDecisionShape.safeParse(request.body)
    if (!body.success) throw new Problem(400, 'malformed', '请写明同意或退回', { field: 'approve' })
    const decided = await decideFiling(needs)({
      ...{ personId: personOf(request.params), requestId: requestOf(request.params) },
      ...{ approve: body.data.approve, decidedBy: staff.login, scope: staff.scope },
    })
    if (!decided.ok) throw statusOf(decided.error)
    return decided.value
  })

  app.get('/api/filing-subjects', async (request) => {
    const { scope } = await gate.require(request, CLERKS)
    return filingSubjectsShape.parse(
      await database.inTransaction(scope, (sql) => subjects(sql, needs.today())),
    )
  })
}

/** What may be filed and is named by a code: the chronic diseases, and the drugs that are paid separately today. */
const subjects = async (sql: Sql, today: string) => ({
  diseases: await sql.query(
    "select disease_code as code, name from disease where kind = 'chronic' order by disease_code",
  ),
  drugs: await sql.query(
    'select item_code as code, name from catalogue_item where is_separate_drug and valid @> $1::date order by name',
    [today],
  ),
})

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
  toProvider: '就医地或机构',
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
    subject_name: string | null
    basis: string
    asked_by: string
    asker: string
    asked_at: Date
  }>(
    `select r.person_id, r.request_id, p.name, r.filing, r.basis, r.asked_by, r.asked_at,
            staff_name(r.asked_by, r.asked_at) as asker,
            coalesce(d.name, i.name) as subject_name,
            case when f.filing_id is not null then jsonb_build_object('kind', f.kind, 'subject', f.subject, 'subjectName', null,
              'toProvider', f.to_provider, 'from', lower(f.valid), 'to', upper(f.valid) - 1) end as withdrawn
       from filing_request r join person p using (person_id)
       left join filing f on f.person_id = r.person_id and f.filing_id = r.withdraws
       left join disease d on d.disease_code = r.filing ->> 'subject'
       left join lateral item_on(r.filing ->> 'subject', (r.filing ->> 'from')::date) i on true
      where r.decided_by is null order by r.asked_at limit 200`,
  )
  return rows.map((row) => ({
    personId: toWireId(row.person_id),
    requestId: toWireId(row.request_id),
    name: row.name,
    asked:
      row.withdrawn === null
        ? newSentence(row.filing, row.subject_name)
        : `撤销 ${sentenceOf(row.withdrawn)}`,
    basis: row.basis,
    askedBy: row.asker,
    askedAt: row.asked_at.toISOString(),
    mayDecide: row.asked_by !== staff.login,
  }))
}

function newSentence(stored: unknown, subjectName: string | null): string {
  const filing = newFilingShape.parse(stored)
  return sentenceOf({ toProvider: null, ...filing, subjectName })
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
