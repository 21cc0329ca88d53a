import { civilDate, type NumberedIds, readReadableNumber, toWireId, type Uuid } from '@tongchou/kernel'
import {
  hasRole,
  Problem,
  type Role,
  registerDecision,
  registerWaiting,
  routesAbout,
  type Staff,
} from '@tongchou/staff'
import { askedShape, decidedShape, decisionShape } from '@tongchou/staff/contract'
import type { FastifyInstance } from 'fastify'
import type { z } from 'zod'
import { registerClosingRoutes } from './closing-http.ts'
import { registerFundBalanceRoutes } from './fund-balances-http.ts'
import {
  openedPage,
  REVERSERS,
  SETTLEMENT_READERS,
  settlementKeyOf,
  UNKNOWN_SETTLEMENT,
} from './opened-page.ts'
import { overviewOn } from './overview.ts'
import { overviewQueryShape, overviewShape } from './overview-contract.ts'
import { registerPersonPaymentRoutes } from './person-payments-http.ts'
import { registerReadjudicationRoutes } from './readjudication-http.ts'
import { UNDOING } from './refusal-status.ts'
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

const ASKING = UNDOING.except('busy')

/** What a list is narrowed by; anything else names its field. */
function read<T>(shape: z.ZodType<T>, value: unknown): T {
  const result = shape.safeParse(value)
  if (result.success) return result.data
  const [issue] = result.error.issues
  throw wrong(issue?.path.join('.') ?? '', issue?.message)
}

const wrong = (field: string, detail?: string): Problem =>
  new Problem(400, 'malformed', `请求里的 ${field} 不对`, { field, detail })

function numberIn(text: string): NumberedIds {
  const read = readReadableNumber(text)
  if (read.ok) return read.value
  throw NUMBERS[read.error]
}

const inNumber = { field: 'number' }
const NUMBERS = {
  misread: new Problem(400, 'misread', '这个结算单号有一位抄错了，请再核对', inNumber),
  'not-a-number': new Problem(
    ...([400, 'not-a-number', '结算单号是六位日期加十一位字母数字，如 261122-7KQ4M-9XM3B-C'] as const),
    inNumber,
  ),
}
const NO_REASON = new Problem(400, 'reason-missing', '请写明冲销的原因', { field: 'reason' })

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
    route('结算列表，新的在前', {
      ...{ querystring: settlementsQueryShape, response: { 200: settlementsShape } },
      refusals: [wrong('level'), ...Object.values(NUMBERS)],
    }),
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
    route('一笔结算：金额、逐步计算、明细、记账、凭证', {
      ...{ response: { 200: settlementPageShape }, refusals: [UNKNOWN_SETTLEMENT] },
    }),
    async (request) => (await openedPage(needs, request, '打开结算单')).page,
  )

  app.post(
    '/api/settlements/:personId/:settlementId/reversal-requests',
    route('申请冲销一笔结算', {
      ...{ body: newReversalShape, response: { 201: askedShape } },
      refusals: [NO_REASON, ...ASKING.problems],
    }),
    async (request, reply) => {
      const staff = await gate.require(request, REVERSERS)
      const key = settlementKeyOf(request)
      const body = newReversalShape.safeParse(request.body)
      if (!body.success) throw NO_REASON
      const asked = await requestReversal(needs)({
        ...key,
        reason: body.data.reason,
        askedBy: staff.login,
        scope: staff.scope,
      })
      const { requestId } = ASKING.given(asked)
      return reply.code(201).send({ requestId: toWireId(requestId as Uuid) })
    },
  )

  registerWaiting(app, '/api/reversal-requests', {
    ...{ gate, route, database, readers: REVERSERS, answer: reversalRequestsShape, read: openRequests },
    summary: '等待复核的冲销申请，早的在前',
  })

  registerDecision(app, '/api/reversal-requests/:personId/:requestId/decision', {
    ...{ gate, route, summary: '另一人复核冲销：同意就红冲', deciders: REVERSERS },
    ...{
      body: decisionShape,
      answer: decidedShape,
      refusals: UNDOING.only('already-cleared', 'busy'),
      decide: decideReversal(needs),
    },
  })

  app.get(
    '/api/overview',
    route('一天的结算概况和基金支出', {
      ...{ querystring: overviewQueryShape, response: { 200: overviewShape }, refusals: [wrong('day')] },
    }),
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
