import type { Database, Sql } from '@tongchou/database'
import { fromWireId, type Result, type Uuid, unreachable } from '@tongchou/kernel'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { SAID_LENGTH, type Waiting } from './by-two.ts'
import type { Decision, DecisionRefusal } from './decide-once.ts'
import type { Gate } from './gate.ts'
import type { Route } from './interface.ts'
import { malformed, Problem } from './problem.ts'
import { type Refusals, refusalsOf } from './refusals.ts'
import type { Role } from './roles.ts'
import { hasRole, type Staff } from './staff.ts'

interface Kind {
  readonly gate: Gate
  readonly route: Route
  readonly summary: string
}

/** The parts of an address that are ids. */
type IdsIn<Address extends string> = Address extends `${string}:${infer Name}/${infer Rest}`
  ? Extract<Name, `${string}Id`> | IdsIn<`/${Rest}`>
  : never

type Body = z.ZodType<{ approve: true } | { approve: false; reason: string }>

/**
 * POST …/decision: another than who asked approves or sends back. Every kind is decided this way, with these refusals and, where
 * approving does something, with those of doing it.
 */
export function registerDecision<
  Address extends `/api/${string}/decision`,
  Shape extends Body,
  Answer extends z.ZodType,
  Refusal extends { code: string },
>(
  app: FastifyInstance,
  address: Address,
  kind: Kind & {
    readonly deciders: readonly Role[]
    readonly body: Shape
    readonly answer: Answer
    /** Of doing what was asked. */
    readonly refusals: Refusals<Refusal>
    readonly decide: (
      decision: Readonly<Record<IdsIn<Address>, Uuid>> &
        z.output<Shape> &
        Pick<Decision, 'decidedBy' | 'scope'>,
      by: { staff: Staff; request: FastifyRequest },
    ) => Promise<Result<z.input<Answer>, Refusal | DecisionRefusal>>
  },
): void {
  const { gate, route, summary, deciders, body, answer } = kind
  const refusals = kind.refusals.or(DECIDING)
  const problems = [...refusals.problems, malformedAt('approve'), malformedAt('reason')]
  app.post(
    address,
    route(summary, { body, response: { 200: answer }, refusals: problems }),
    async (request) => {
      const staff = await gate.require(request, deciders)
      const ids = idsIn(request.params)
      const read = body.safeParse(request.body)
      if (!read.success) throw malformedAt(String(read.error.issues[0]?.path[0] ?? 'approve'))
      const by = { decidedBy: staff.login, scope: staff.scope }
      return refusals.given(await kind.decide({ ...ids, ...read.data, ...by }, { staff, request }))
    },
  )
}

/** GET …: what waits for a second person and the reader may see, the oldest first. */
export function registerWaiting<One extends z.ZodType<Waiting>>(
  app: FastifyInstance,
  address: `/api/${string}`,
  kind: Kind & {
    readonly database: Database
    readonly readers: readonly Role[]
    readonly answer: z.ZodObject<{ requests: z.ZodArray<One> }>
    readonly read: (sql: Sql, reader: Staff) => Promise<z.input<One>[]>
  },
): void {
  const { gate, route, summary, database, readers, answer, read } = kind
  app.get(address, route(summary, { response: { 200: answer } }), async (request) => {
    const staff = await gate.require(request, readers)
    return { requests: await database.inTransaction(staff.scope, (sql) => read(sql, staff)) }
  })
}

/** How many wait at most in a list: what waits longest is decided first. */
const WAITING_SHOWN = 200

/** What every list reads of a request `r`. @param reason the column that says why it was asked for */
export const waitingColumns = (reason: 'reason' | 'basis' | 'said'): string =>
  `r.${reason} as asked_because, r.asked_by, staff_name(r.asked_by, r.asked_at) as asker, r.asked_at`

/** Which requests `r` a list shows, and in which order. */
export const waitingFirst = (more = 'true'): string =>
  `where r.decided_by is null and ${more} order by r.asked_at, r.request_id limit ${WAITING_SHOWN}`

export interface WaitingRow {
  readonly asked_because: string
  readonly asked_by: string
  readonly asker: string
  readonly asked_at: Date
}

/** A request as a list says it to its reader. */
export const waitingIn = (row: WaitingRow, reader: Staff, deciders: readonly Role[]): Waiting => ({
  ...{ reason: row.asked_because, askedBy: row.asker, askedAt: row.asked_at.toISOString() },
  mayDecide: row.asked_by !== reader.login && hasRole(reader, deciders),
})

/** The ids of the address; one that is none names nothing. */
function idsIn(params: unknown): Record<string, Uuid> {
  const texts = z.record(z.string(), z.string()).parse(params)
  const ids = Object.entries(texts).filter(([name]) => name.endsWith('Id'))
  return Object.fromEntries(
    ids.map(([name, text]) => {
      const id = fromWireId(text)
      if (!id.ok) throw decisionProblem({ code: 'unknown-request' })
      return [name, id.value]
    }),
  )
}

const FIELDS: Readonly<Record<string, string>> = {
  approve: '请写明同意还是退回：approve 写 true 或 false',
  reason: `请写明退回的理由，${SAID_LENGTH.least} 到 ${SAID_LENGTH.most} 个字`,
  basis: `请写明看到的材料，${SAID_LENGTH.least} 到 ${SAID_LENGTH.most} 个字`,
  seen: '请写明看过的是哪些变化：seen 照预览里的写',
  revision: '请写明看过的是第几稿',
}

const malformedAt = (field: string): Problem => malformed(field, FIELDS[field] ?? `请写明 ${field}`)

/** A refusal of deciding as a problem; in the same words whatever was asked. */
function decisionProblem(refusal: DecisionRefusal): Problem {
  const { code } = refusal
  switch (code) {
    case 'unknown-request':
      return new Problem(404, code, '没有这件等复核的申请，或不在您的区县')
    case 'same-person':
      return new Problem(403, code, '申请和复核不能是同一个人，请由另一人复核')
    case 'already-decided':
      return new Problem(409, code, `这件申请已经办过：${refusal.isApproved ? '复核通过' : '退回'}`)
    default:
      return unreachable(code)
  }
}

/** The refusals of deciding; of what waits for a decision `unknown-request` alone is one of looking at it. */
export const DECIDING = refusalsOf(decisionProblem, {
  ...{ 'unknown-request': {}, 'same-person': {}, 'already-decided': { isApproved: true } },
})
