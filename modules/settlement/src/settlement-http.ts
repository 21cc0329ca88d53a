import { civilDate, type NumberedIds, readReadableNumber, toWireId, type Uuid } from '@tongchou/kernel'
import { hasRole, Problem, type Role, routesAbout, type Staff } from '@tongchou/staff'
import { askedShape, decidedShape, decisionShape } from '@tongchou/staff/contract'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { registerClosingRoutes } from './closing-http.ts'
import { registerFundBalanceRoutes } from './fund-balances-http.ts'
import { openedPage, REVERSERS, SETTLEMENT_READERS, settlementKeyOf, uuidOf } from './opened-page.ts'
import { overviewOn } from './overview.ts'
import { overviewQueryShape, overviewShape } from './overview-contract.ts'
import { registerPersonPaymentRoutes } from './person-payments-http.ts'
import { registerReadjudicationRoutes } from './readjudication-http.ts'
import { statusOf } from './refusal-status.ts'
import {
  newReversalShape,
  reversalRequestsShape,
  settlementPageShape,
  settlementsQueryShape,
  settlementsShape,
} from './settlement-contract.ts'
import { openRequests, settlementsList } from './settlement-lists.ts'
import { registerStatementRoutes, type StatementRoutesNeeds } from './statement-http.ts'
import { decideReversal, requestReversal } from './use-cases/request-reversal.ts'
import type { ClosingNeeds } from './use-cases/sign-closing.ts'

export type SettlementRoutesNeeds = StatementRoutesNeeds & ClosingNeeds

const OVERVIEWERS: readonly Role[] = ['finance', 'supervisor', 'administrator', 'policy', 'counter']

const route = routesAbout('结算')

/** What a list is narrowed by; anything else names its field. */
function read<T>(shape: z.ZodType<T>, value: unknown): T {
  const result = shape.safeParse(value)
  if (result.success) return result.data
  const [issue] = result.error.issues
  const field = issue?.path.join('.') ?? ''
  throw new Problem(400, 'malformed', `请求里的 ${field} 不对`, { field, detail: issue?.message })
}

function numberIn(text: string): NumberedIds {
  const read = readReadableNumber(text)
  if (read.ok) return read.value
  throw new Problem(
    400,
    read.error,
    read.error === 'misread'
      ? '这个结算单号有一位抄错了，请再核对'
      : '结算单号是六位日期加十一位字母数字，如 261122-7KQ4M-9XM3B-C',
    { field: 'number' },
  )
}

/** Settlements: the list, one's page, undoing it by two persons, and the live overview. */
export function registerSettlementRoutes(app: FastifyInstance, needs: SettlementRoutesNeeds): void {
  const { database, gate } = needs
  registerStatementRoutes(app, needs)
  registerReadjudicationRoutes(app, needs)
  registerPersonPaymentRoutes(app, needs)
  registerClosingRoutes(app, needs)
  registerFundBalanceRoutes(app, needs)

  app.get(
    '/api/settlements',
    route('结算列表，新的在前', { querystring: settlementsQueryShape, response: { 200: settlementsShape } }),
    async (request) => {
      const staff = await gate.require(request, SETTLEMENT_READERS)
      const { number, ...query } = read(settlementsQueryShape, request.query)
      const numbered = number === undefined ? undefined : numberIn(number)
      return database.inTransaction(staff.scope, (sql) =>
        settlementsList(sql, { ...query, number: numbered }, ownOf(staff)),
      )
    },
  )

  app.get(
    '/api/settlements/:personId/:settlementId',
    route('一笔结算：金额、逐步计算、明细、记账、凭证', { response: { 200: settlementPageShape } }),
    async (request) => (await openedPage(needs, request, '打开结算单')).page,
  )

  app.post(
    '/api/settlements/:personId/:settlementId/reversal-requests',
    route('申请冲销一笔结算', { body: newReversalShape, response: { 201: askedShape } }),
    async (request, reply) => {
      const staff = await gate.require(request, REVERSERS)
      const key = settlementKeyOf(request)
      const body = newReversalShape.safeParse(request.body)
      if (!body.success) throw new Problem(400, 'reason-missing', '请写明冲销的原因', { field: 'reason' })
      const asked = await requestReversal(needs)({
        ...key,
        reason: body.data.reason,
        askedBy: staff.login,
        scope: staff.scope,
      })
      if (!asked.ok) throw statusOf(asked.error)
      return reply.code(201).send({ requestId: toWireId(asked.value.requestId as Uuid) })
    },
  )

  app.get(
    '/api/reversal-requests',
    route('等待复核的冲销申请', { response: { 200: reversalRequestsShape } }),
    async (request) => {
      const staff = await gate.require(request, REVERSERS)
      return { requests: await database.inTransaction(staff.scope, (sql) => openRequests(sql, staff.login)) }
    },
  )

  app.post(
    '/api/reversal-requests/:personId/:requestId/decision',
    route('另一人复核冲销：同意就红冲', { body: decisionShape, response: { 200: decidedShape } }),
    async (request) => {
      const staff = await gate.require(request, REVERSERS)
      const params = z.object({ personId: z.string(), requestId: z.string() }).parse(request.params)
      const body = read(decisionShape, request.body)
      const decided = await decideReversal(needs)({
        personId: uuidOf(params.personId),
        requestId: uuidOf(params.requestId),
        approve: body.approve,
        decidedBy: staff.login,
        scope: staff.scope,
      })
      if (!decided.ok) throw statusOf(decided.error)
      return { isApproved: body.approve }
    },
  )

  app.get(
    '/api/overview',
    route('一天的结算概况和基金支出', { querystring: overviewQueryShape, response: { 200: overviewShape } }),
    async (request) => {
      const staff = await gate.require(request, OVERVIEWERS)
      const { day: on } = read(overviewQueryShape, request.query)
      const at = on === undefined ? needs.today() : civilDate(on)
      return database.inTransaction(staff.scope, (sql) => overviewOn(sql, at, needs.now()))
    },
  )
}

/** What narrows a list for an institution or an insured person to their own. */
const ownOf = (staff: Staff): { providerCode: string | null; personId: string | null } => ({
  providerCode: hasRole(staff, ['hospital']) ? staff.providerCode : null,
  personId: hasRole(staff, ['insured']) ? staff.personId : null,
})
