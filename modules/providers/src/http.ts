import type { Database } from '@tongchou/database'
import type { CivilDate } from '@tongchou/kernel'
import { type Gate, malformed, routesAbout } from '@tongchou/staff'
import type { FastifyInstance } from 'fastify'
import { type ProviderView, providersQueryShape, providersShape } from './contract.ts'

const route = routesAbout('定点机构和目录')

const TOO_LONG = malformed('query', '要找的字太长')

/** The institutions with their agreements as they are today, to be looked up; nothing is changed here. */
export function registerProviderRoutes(
  app: FastifyInstance,
  { database, gate, today }: { database: Database; gate: Gate; today: () => CivilDate },
): void {
  app.get(
    '/api/providers',
    route('今天的定点机构', {
      ...{ querystring: providersQueryShape, response: { 200: providersShape }, refusals: [TOO_LONG] },
    }),
    async (request) => {
      const { scope } = await gate.require(request, ['administrator', 'supervisor', 'policy'])
      const read = providersQueryShape.safeParse(request.query)
      if (!read.success) throw TOO_LONG
      const rows = await database.inTransaction(scope, (sql) =>
        sql.query<ProviderView & { count: number }>(
          `select p.provider_code as "providerCode", p.name, p.level, p.kind, p.district, p.is_local as "isLocal",
                p.is_signed as "isSigned", p.is_suspended as "isSuspended", upper(p.valid) as "nextFrom", lower(p.agreement) as "agreementFrom", upper(p.agreement) - 1 as "agreementTo",
                case when a.account is not null then p.gateway end as gateway, p.infcode_as as "infcodeAs",
                p.accepts_unsigned as "acceptsUnsigned", count(*) over ()::int as count
           from provider_history p join provider a using (provider_code)
          where p.valid @> $2::date and (strpos(lower(p.name), lower($1)) > 0 or strpos(lower(p.provider_code), lower($1)) > 0)
          order by p.provider_code limit 200`,
          [read.data.query, today()],
        ),
      )
      return { count: rows[0]?.count ?? 0, providers: rows }
    },
  )
}
