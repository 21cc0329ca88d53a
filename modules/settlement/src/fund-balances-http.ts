import { type Role, routesAbout } from '@tongchou/staff'
import type { FastifyInstance } from 'fastify'
import { fundBalances, fundDays } from './closing/fund-balances.ts'
import { monthQueryShape } from './closing-contract.ts'
import { fundBalancesShape, fundDaysShape } from './fund-balances-contract.ts'
import { monthAsked, NO_SUCH_MONTH } from './month-asked.ts'
import type { OpeningNeeds } from './opened-page.ts'

const route = routesAbout('基金结余')

const READERS: readonly Role[] = ['finance', 'supervisor']

/** 基金结余: how the funds stand by their books, and the days behind a figure. */
export function registerFundBalanceRoutes(app: FastifyInstance, needs: OpeningNeeds): void {
  const { database, gate, today } = needs

  app.get(
    '/api/fund-balances',
    route('各基金按账的支出、应付和个人账户结存', { response: { 200: fundBalancesShape } }),
    async (request) => {
      const staff = await gate.require(request, READERS)
      return database.inTransaction(staff.scope, (sql) => fundBalances(sql, today()))
    },
  )

  app.get<{ Params: { fund: string } }>(
    '/api/fund-balances/:fund',
    route('一只基金一个月每天记了多少', {
      ...{ querystring: monthQueryShape.required(), response: { 200: fundDaysShape } },
      refusals: [NO_SUCH_MONTH],
    }),
    async (request) => {
      const staff = await gate.require(request, READERS)
      const month = monthAsked(request)
      const days = await database.inTransaction(staff.scope, (sql) =>
        fundDays(sql, request.params.fund, month),
      )
      return { days }
    },
  )
}
