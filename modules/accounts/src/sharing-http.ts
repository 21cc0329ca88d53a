import { fromWireId, toWireId, type Uuid } from '@tongchou/kernel'
import {
  type Gate,
  hasRole,
  malformed,
  mayOpen,
  NOT_YOUR_RECORD,
  type Problem,
  type Role,
  registerDecision,
  registerWaiting,
  routesAbout,
  type Staff,
  UNKNOWN_PERSON,
} from '@tongchou/staff'
import { askedShape, decidedShape, decisionShape } from '@tongchou/staff/contract'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import {
  endSharingShape,
  newSharingRequestShape,
  newSharingShape,
  sharingEndedShape,
  sharingMadeShape,
  sharingRequestsShape,
  sharingsShape,
} from './contract.ts'
import { sharedRelations } from './sharing.ts'
import { ENDING, GRANTING, REQUESTING, SHARING_ONESELF } from './sharing-status.ts'
import { openSharingRequests, SHARERS, sharingsOf } from './sharings.ts'
import {
  decideSharing,
  endSharing,
  requestSharing,
  type SharingNeeds,
  shareOwnAccount,
} from './use-cases/share-account.ts'

const READERS: readonly Role[] = [...SHARERS, 'insured']

const route = routesAbout('家庭共济')

/** 家庭共济: the owner shares the account, or two clerks for him; the owner or one clerk ends it. */
export function registerSharingRoutes(
  app: FastifyInstance,
  needs: SharingNeeds & { readonly gate: Gate },
): void {
  const { database, gate } = needs

  app.get(
    '/api/persons/:personId/sharings',
    route('一个人的家庭共济：谁能用、能用谁的', { response: { 200: sharingsShape }, refusals: OF_PERSON }),
    async (request) => {
      const staff = await gate.require(request, READERS)
      const personId = personOf(request, staff)
      const today = needs.today()
      return database.inTransaction('*', async (sql) => {
        if (!(await isVisible(needs, staff, personId))) throw UNKNOWN_PERSON
        return {
          granted: await sharingsOf(sql, personId, 'granted', today),
          received: await sharingsOf(sql, personId, 'received', today),
          requests: hasRole(staff, SHARERS) ? await openSharingRequests(sql, staff, personId) : [],
          relations: sharedRelations(needs.bundleOn(today), today),
        }
      })
    },
  )

  app.post(
    '/api/persons/:personId/sharings',
    route('本人把账户共济给亲属', {
      ...{ body: newSharingShape, response: { 201: sharingMadeShape } },
      refusals: [...OF_PERSON, unwritten('relation'), ...SHARING_ONESELF.problems],
    }),
    async (request, reply) => {
      const staff = await gate.require(request, ['insured'])
      const ownerId = personOf(request, staff)
      const { relativeNo, relativeName, relation, from } = read(newSharingShape, request.body)
      const { sharingId } = SHARING_ONESELF.given(
        await shareOwnAccount(needs)({
          ...{ ownerId, relative: { personNo: relativeNo, name: relativeName }, relation, from },
        }),
      )
      return reply.code(201).send({ sharingId: toWireId(sharingId) })
    },
  )

  app.post(
    '/api/persons/:personId/sharing-requests',
    route('经办人代办共济，等另一人复核', {
      ...{ body: newSharingRequestShape, response: { 201: askedShape } },
      refusals: [unwritten('basis'), ...REQUESTING.problems],
    }),
    async (request, reply) => {
      const staff = await gate.require(request, SHARERS)
      const ownerId = personOf(request, staff)
      const body = read(newSharingRequestShape, request.body)
      const asked = await requestSharing(needs)({
        ...{ ownerId, relative: { personNo: body.relativeNo, name: body.relativeName } },
        ...{ relation: body.relation, from: body.from, basis: body.basis },
        ...{ askedBy: staff.login, scope: staff.scope },
      })
      return reply.code(201).send({ requestId: toWireId(REQUESTING.given(asked).requestId) })
    },
  )

  registerWaiting(app, '/api/sharing-requests', {
    ...{ gate, route, database, readers: SHARERS, answer: sharingRequestsShape, read: openSharingRequests },
    summary: '等待复核的共济申请，早的在前',
  })

  registerDecision(app, '/api/sharing-requests/:personId/:requestId/decision', {
    ...{
      gate,
      route,
      summary: '另一人复核共济',
      deciders: SHARERS,
      body: decisionShape,
      answer: decidedShape,
    },
    refusals: GRANTING,
    decide: (decision) => decideSharing(needs)({ ...decision, ownerId: decision.personId }),
  })

  app.post(
    '/api/persons/:personId/sharings/:id/end',
    route('停止共济', {
      ...{ body: endSharingShape, response: { 200: sharingEndedShape } },
      refusals: [...OF_PERSON, unwritten('endsOn'), ...ENDING.problems],
    }),
    async (request) => {
      const staff = await gate.require(request, READERS)
      const { endsOn } = read(endSharingShape, request.body)
      const isOwner = hasRole(staff, ['insured'])
      const ended = await endSharing(needs)({
        ...{ ownerId: personOf(request, staff), sharingId: idOf(request), endsOn },
        ...{ endedBy: isOwner ? '本人' : staff.login, scope: isOwner ? '*' : staff.scope },
      })
      return ENDING.given(ended)
    },
  )
}

/** The person of the address; the insured open only their own. */
function personOf(request: FastifyRequest, staff: Staff): Uuid {
  const { personId } = z.object({ personId: z.string() }).parse(request.params)
  const id = fromWireId(personId)
  if (!id.ok) throw UNKNOWN_PERSON
  if (!mayOpen(staff, id.value)) throw NOT_YOUR_RECORD
  return id.value
}

function idOf(request: FastifyRequest): Uuid {
  const { id } = z.object({ id: z.string() }).parse(request.params)
  const read = fromWireId(id)
  if (!read.ok) throw ENDING.problemOf({ code: 'unknown-sharing' })
  return read.value
}

async function isVisible({ database }: SharingNeeds, staff: Staff, personId: Uuid): Promise<boolean> {
  if (hasRole(staff, ['insured'])) return true
  const found = await database.inTransaction(staff.scope, (sql) =>
    sql.query('select 1 from person where person_id = $1', [personId]),
  )
  return found.length > 0
}

const FIELDS: Readonly<Record<string, string>> = {
  relativeNo: '请写明亲属的人员编号',
  relativeName: '请写明亲属的姓名',
  relation: '请选择与亲属的关系',
  from: '请写明从哪一天起，日期要写成 2026-10-22 这样',
  basis: '请写明依据，例如账户所有人的申请和亲属关系证明',
  endsOn: '请写明从哪一天起停止，日期要写成 2026-10-22 这样',
}

function read<T>(shape: z.ZodType<T>, body: unknown): T {
  const result = shape.safeParse(body)
  if (result.success) return result.data
  throw unwritten(result.error.issues[0]?.path.join('.') ?? '')
}

const unwritten = (field: string): Problem => malformed(field, FIELDS[field] ?? '请求写得不对')

const OF_PERSON = [UNKNOWN_PERSON, NOT_YOUR_RECORD]
