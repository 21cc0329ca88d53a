import type { Sql } from '@tongchou/database'
import { fromWireId, toWireId, type Uuid } from '@tongchou/kernel'
import {
  DECIDING,
  type Gate,
  malformed,
  Problem,
  type Role,
  registerDecision,
  registerWaiting,
  routesAbout,
  type Staff,
  UNKNOWN_PERSON,
  type WaitingRow,
  waitingColumns,
  waitingFirst,
  waitingIn,
} from '@tongchou/staff'
import { askedShape, decidedShape, decisionShape } from '@tongchou/staff/contract'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import {
  type EventPreview,
  type EventRequests,
  eventPreviewShape,
  eventRequestShape,
  eventRequestsShape,
} from './contract.ts'
import { PREVIEWING, RECORDING, REQUESTING } from './event-refusals.ts'
import { type PersonChange, personChangeShape, sentenceOfChange } from './person-change.ts'
import { type RecordedEvent, recordedEventShape, sentenceOf } from './recorded-event.ts'
import { lastOf, type Preview, previewEvents } from './use-cases/preview-events.ts'
import type { RecordNeeds } from './use-cases/record-events.ts'
import { decideEvents, requestEvents } from './use-cases/request-events.ts'

const route = routesAbout('参保缴费事实')
const NOT_WAITING = DECIDING.only('unknown-request')

/** Who may record facts by hand, and who may approve what another recorded. */
const RECORDERS: readonly Role[] = ['counter', 'supervisor']

/** Facts of a person's insurance by hand: one asks, another decides (JM-31). */
export function registerEventRoutes(
  app: FastifyInstance,
  needs: RecordNeeds & { readonly gate: Gate },
): void {
  const { database, gate } = needs

  app.post(
    '/api/persons/:personId/event-preview',
    route('看事实会怎样改变待遇，不写入', {
      ...{ body: eventRequestShape, response: { 200: eventPreviewShape } },
      refusals: [...ASKED_WRONG, ...PREVIEWING.problems],
    }),
    async (request) => {
      const staff = await gate.require(request, RECORDERS)
      const asked = askedIn(request.params, request.body, staff)
      return viewOf(PREVIEWING.given(await previewEvents(needs)(asked)))
    },
  )

  app.post(
    '/api/persons/:personId/event-requests',
    route('手工登记或撤回事实，等另一人复核', {
      ...{ body: eventRequestShape, response: { 201: askedShape } },
      refusals: [...ASKED_WRONG, NO_REASON, ...REQUESTING.problems],
    }),
    async (request, reply) => {
      const staff = await gate.require(request, RECORDERS)
      const asked = askedIn(request.params, request.body, staff)
      if (asked.reason === null) throw NO_REASON
      const { requestId } = REQUESTING.given(
        await requestEvents(needs)({ ...asked, reason: asked.reason, askedBy: staff.login }),
      )
      return reply.code(201).send({ requestId: toWireId(requestId) })
    },
  )

  app.get(
    '/api/event-requests/:personId/:requestId/preview',
    route('看一件等待复核的登记会怎样改变待遇', {
      response: { 200: eventPreviewShape },
      refusals: [...NOT_WAITING.problems, ...PREVIEWING.problems],
    }),
    async (request) => {
      const staff = await gate.require(request, RECORDERS)
      const params = z.object({ personId: z.string(), requestId: z.string() }).parse(request.params)
      const personId = idFrom(params.personId)
      const stored = await database.inTransaction(staff.scope, (sql) =>
        storedRequest(sql, personId, idFrom(params.requestId)),
      )
      if (stored === null) throw NOT_WAITING.problemOf({ code: 'unknown-request' })
      const preview = await previewEvents(needs)({ personId, ...stored, scope: staff.scope })
      return viewOf(PREVIEWING.given(preview))
    },
  )

  registerWaiting(app, '/api/event-requests', {
    ...{ gate, route, database, readers: RECORDERS, answer: eventRequestsShape, read: openRequests },
    summary: '等待复核的事实登记，早的在前',
  })

  registerDecision(app, '/api/event-requests/:personId/:requestId/decision', {
    ...{ gate, route, summary: '另一人复核事实登记', deciders: RECORDERS },
    ...{ body: decisionShape, answer: decidedShape, refusals: RECORDING, decide: decideEvents(needs) },
  })
}

/** What a request asks for. Enrolling is possible at any counter of the city; the person's own district approves (WH-3.1). */
function askedIn(params: unknown, body: unknown, staff: Staff) {
  const { personId } = z.object({ personId: z.string() }).parse(params)
  const read = eventRequestShape.safeParse(body)
  if (!read.success) throw NO_FACTS
  const events = read.data.events.map(eventFrom)
  const withdraws = read.data.withdraws.map(idFrom)
  const changes = read.data.changes.map(changeFrom)
  if (events.length + withdraws.length + changes.length === 0) throw NOTHING_ASKED
  const isEnrolling = withdraws.length + changes.length === 0 && events.every(({ type }) => type === 'enrol')
  const { reason, exception } = read.data
  return {
    ...{ personId: idFrom(personId), events, withdraws, changes },
    reason: reason.length < 2 ? null : reason,
    exception: exception === null || exception.length < 2 ? null : exception,
    scope: isEnrolling ? '*' : staff.scope,
  }
}

const viewOf = (preview: Preview): EventPreview => ({
  doubts: [...preview.doubts],
  days: preview.days.map(({ from, before, was, willBe }) => ({ from, to: lastOf(before), was, willBe })),
})

async function storedRequest(sql: Sql, personId: Uuid, requestId: Uuid) {
  const [row] = await sql.query<{ events: unknown; changes: unknown; withdraws: Uuid[] }>(
    `select events, changes, withdraws from event_request
      where person_id = $1 and request_id = $2 and decided_by is null`,
    [personId, requestId],
  )
  if (row === undefined) return null
  return {
    events: z.array(recordedEventShape).parse(row.events),
    changes: z.array(personChangeShape).parse(row.changes),
    withdraws: row.withdraws,
  }
}

async function openRequests(sql: Sql, reader: Staff): Promise<EventRequests['requests']> {
  const rows = await sql.query<
    WaitingRow & {
      person_id: Uuid
      request_id: Uuid
      person_no: string
      name: string
      events: unknown
      changes: unknown
      withdrawn: unknown
      exception: string | null
    }
  >(
    `select r.person_id, r.request_id, p.person_no, p.name, r.events, r.changes, r.exception, ${waitingColumns('reason')},
            coalesce((select jsonb_agg(e.event) from insurance_event e
              where e.person_id = r.person_id and e.event_id = any (r.withdraws)), '[]') as withdrawn
       from event_request r join person p using (person_id) ${waitingFirst()}`,
  )
  return rows.map((row) => ({
    personId: toWireId(row.person_id),
    requestId: toWireId(row.request_id),
    personNo: row.person_no,
    name: row.name,
    facts: [
      ...sentencesOf(row.events),
      ...z.array(personChangeShape).parse(row.changes).map(sentenceOfChange),
    ],
    withdrawn: sentencesOf(row.withdrawn),
    exception: row.exception,
    ...waitingIn(row, reader, RECORDERS),
  }))
}

const sentencesOf = (events: unknown): string[] => z.array(recordedEventShape).parse(events).map(sentenceOf)

function eventFrom(event: unknown, at: number): RecordedEvent {
  const read = recordedEventShape.safeParse(event)
  if (read.success) return read.data
  const path = read.error.issues[0]?.path.join('.') ?? ''
  throw malformedPart('event', at, path)
}

function changeFrom(change: unknown, at: number): PersonChange {
  const read = personChangeShape.safeParse(change)
  if (read.success) return read.data
  const path = read.error.issues[0]?.path.join('.') ?? ''
  throw malformedPart('change', at, path)
}

function idFrom(text: string): Uuid {
  const read = fromWireId(text)
  if (!read.ok) throw UNKNOWN_PERSON
  return read.value
}

const NO_FACTS = malformed('events', '请写明事实和依据')
const NOTHING_ASKED = new Problem(400, 'nothing-asked', '请至少登记或撤回一条事实', { field: 'events' })
const NO_REASON = new Problem(400, 'reason-missing', '请写明依据', { field: 'reason' })

const PARTS = { event: '事实', change: '身份或死亡登记' } as const

/** @param at of the list, from 0 */
const malformedPart = (part: keyof typeof PARTS, at: number, path: string): Problem =>
  new Problem(400, `malformed-${part}`, `第 ${at + 1} 条${PARTS[part]}写得不对：${path}`, {
    field: `${part}s[${at}]${path === '' ? '' : `.${path}`}`,
  })

const ASKED_WRONG = [
  ...[UNKNOWN_PERSON, NO_FACTS, NOTHING_ASKED],
  ...[malformedPart('event', 0, 'month'), malformedPart('change', 0, 'on')],
]
