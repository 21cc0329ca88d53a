import type { Sql } from '@tongchou/database'
import { fromWireId, toWireId, type Uuid } from '@tongchou/kernel'
import { type Gate, Problem, type Role, type Staff } from '@tongchou/staff'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { type EventRequests, eventDecisionShape, eventRequestShape, eventRequestsShape } from './contract.ts'
import { type RecordedEvent, recordedEventShape, sentenceOf } from './recorded-event.ts'
import type { RecordNeeds } from './use-cases/record-events.ts'
import { decideEvents, type RequestRefusal, requestEvents } from './use-cases/request-events.ts'

/** Who may record facts by hand, and who may approve what another recorded. */
const RECORDERS: readonly Role[] = ['counter', 'supervisor']

/** Facts of a person's insurance by hand: one asks, another decides (JM-31). */
export function registerEventRoutes(
  app: FastifyInstance,
  needs: RecordNeeds & { readonly gate: Gate },
): void {
  const { database, gate } = needs

  app.post('/api/persons/:personId/event-requests', async (request, reply) => {
    const staff = await gate.require(request, RECORDERS)
    const { personId } = z.object({ personId: z.string() }).parse(request.params)
    const body = eventRequestShape.safeParse(request.body)
    if (!body.success) throw new Problem(400, 'reason-missing', '请写明事实和依据', { field: 'reason' })
    const events = body.data.events.map(eventFrom)
    const withdraws = body.data.withdraws.map(idFrom)
    if (events.length + withdraws.length === 0)
      throw new Problem(400, 'nothing-asked', '请至少登记或撤回一条事实', { field: 'events' })
    const asked = await requestEvents(needs)({
      personId: idFrom(personId),
      events,
      withdraws,
      reason: body.data.reason,
      askedBy: staff.name,
      scope: staff.scope,
    })
    if (!asked.ok) throw statusOf(asked.error)
    return reply.code(201).send({ requestId: toWireId(asked.value.requestId) })
  })

  app.get('/api/event-requests', async (request) => {
    const staff = await gate.require(request, RECORDERS)
    return eventRequestsShape.parse({
      requests: await database.inTransaction(staff.scope, (sql) => openRequests(sql, staff)),
    })
  })

  app.post('/api/event-requests/:personId/:requestId/decision', async (request) => {
    const staff = await gate.require(request, RECORDERS)
    const params = z.object({ personId: z.string(), requestId: z.string() }).parse(request.params)
    const body = eventDecisionShape.safeParse(request.body)
    if (!body.success) throw new Problem(400, 'malformed', '请写明同意或退回', { field: 'approve' })
    const decided = await decideEvents(needs)({
      personId: idFrom(params.personId),
      requestId: idFrom(params.requestId),
      approve: body.data.approve,
      decidedBy: staff.name,
      scope: staff.scope,
    })
    if (!decided.ok) throw statusOf(decided.error)
    return decided.value
  })
}

async function openRequests(sql: Sql, staff: Staff): Promise<EventRequests['requests']> {
  const rows = await sql.query<{
    person_id: Uuid
    request_id: Uuid
    person_no: string
    name: string
    events: unknown
    withdrawn: unknown
    reason: string
    asked_by: string
    asked_at: Date
  }>(
    `select r.person_id, r.request_id, p.person_no, p.name, r.events, r.reason, r.asked_by, r.asked_at,
            coalesce((select jsonb_agg(e.event) from insurance_event e
              where e.person_id = r.person_id and e.event_id = any (r.withdraws)), '[]') as withdrawn
       from event_request r join person p using (person_id)
      where r.decided_by is null order by r.asked_at limit 200`,
  )
  return rows.map((row) => ({
    personId: toWireId(row.person_id),
    requestId: toWireId(row.request_id),
    personNo: row.person_no,
    name: row.name,
    facts: sentencesOf(row.events),
    withdrawn: sentencesOf(row.withdrawn),
    reason: row.reason,
    askedBy: row.asked_by,
    askedAt: row.asked_at.toISOString(),
    mayDecide: row.asked_by !== staff.name,
  }))
}

const sentencesOf = (events: unknown): string[] => z.array(recordedEventShape).parse(events).map(sentenceOf)

function eventFrom(event: unknown, at: number): RecordedEvent {
  const read = recordedEventShape.safeParse(event)
  if (read.success) return read.data
  const path = read.error.issues[0]?.path.join('.') ?? ''
  throw new Problem(400, 'malformed-event', `第 ${at + 1} 条事实写得不对：${path}`, {
    field: `events[${at}]${path === '' ? '' : `.${path}`}`,
  })
}

function idFrom(text: string): Uuid {
  const read = fromWireId(text)
  if (!read.ok) throw new Problem(404, 'unknown-person', '没有这个人或这条事实')
  return read.value
}

function statusOf(refusal: RequestRefusal): Problem {
  switch (refusal.code) {
    case 'unknown-person':
      return new Problem(404, refusal.code, '没有这个人，或不在您的区县')
    case 'unknown-event':
      return new Problem(409, refusal.code, '要撤回的事实不存在或已经撤回')
    case 'impossible-events':
      return new Problem(
        409,
        refusal.code,
        `这些事实与已有的参保缴费记录不能同时成立（${refusal.fault.path}：${refusal.fault.message}）`,
        { field: refusal.fault.path },
      )
    case 'in-hospital':
      return new Problem(
        409,
        refusal.code,
        `${refusal.stay.admitted} 入院，住院期间不得办理险种转换（第十七条（三））；${refusal.stay.discharged === null ? '出院后' : `${refusal.stay.discharged} 出院，次日起`}可以办理`,
      )
    case 'nothing-to-decide':
      return new Problem(409, refusal.code, '没有等待复核的申请')
    case 'same-person':
      return new Problem(403, refusal.code, '登记和复核不能是同一个人')
  }
}
