import { fileOf, Problem, routesAbout } from '@tongchou/staff'
import type { FastifyInstance } from 'fastify'
import { type OpeningNeeds, openedPage, settlementKeyOf, UNKNOWN_SETTLEMENT } from './opened-page.ts'
import { checkedStatementShape } from './settlement-contract.ts'
import { statementPdf } from './statement/statement.ts'
import { checkStatement } from './statement/verification.ts'

export interface StatementRoutesNeeds extends OpeningNeeds {
  /** A sentence under the statement's title, such as that the data are invented; null where nothing is to be said. */
  readonly statementNote: string | null
}

const route = routesAbout('结算')

const UNKNOWN_STATEMENT = new Problem(404, 'unknown-statement', '没有这张结算单：校验码对不上')

/** The printed statement, and what anybody who holds one may hold it against. */
export function registerStatementRoutes(app: FastifyInstance, needs: StatementRoutesNeeds): void {
  app.get(
    '/api/settlements/:personId/:settlementId/statement.pdf',
    route('打印的结算单', {
      ...{ response: { 200: fileOf('application/pdf') }, refusals: [UNKNOWN_SETTLEMENT] },
    }),
    async (request, reply) => {
      const { page, staff } = await openedPage(needs, request, '打印结算单')
      const bundle = (await needs.bundleByHash(page.bundle.hash)) ?? needs.bundleOn(needs.today())
      const home = `${request.protocol}://${request.host}`
      const pdf = await statementPdf(page, {
        place: bundle.name,
        clauses: bundle.clauses,
        document: bundle.source.document,
        checkUrl: `${home}/check/${page.personId}/${page.settlementId}/${page.verificationCode}`,
        note: needs.statementNote,
        printedBy: staff.name,
        printedAt: needs.now(),
      })
      return reply
        .type('application/pdf')
        .header('content-disposition', `inline; filename="statement-${page.settlementId}.pdf"`)
        .header('cache-control', 'no-store')
        .send(Buffer.from(pdf))
    },
  )

  app.get<{ Params: { code: string } }>(
    '/api/statements/:personId/:settlementId/:code',
    route('凭校验码核对一张打印的结算单', {
      ...{ isOpen: true, response: { 200: checkedStatementShape } },
      refusals: [UNKNOWN_SETTLEMENT, UNKNOWN_STATEMENT],
    }),
    async (request) => {
      const checked = await checkStatement(needs.database, settlementKeyOf(request), request.params.code)
      if (checked === null) throw UNKNOWN_STATEMENT
      return checked
    },
  )
}
