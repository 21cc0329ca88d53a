import type { Database } from '@tongchou/database'
import { type Gate, Problem, routesAbout } from '@tongchou/staff'
import type { FastifyInstance } from 'fastify'
import { catalogueQueryShape, catalogueShape, type ItemView } from './contract.ts'

const route = routesAbout('定点机构和目录')

/** The catalogue with the validity of each version, to be looked up; nothing is changed here. */
export function registerCatalogueRoutes(
  app: FastifyInstance,
  { database, gate }: { database: Database; gate: Gate },
): void {
  app.get(
    '/api/catalogue',
    route('三大目录的条目和它们的有效期', {
      querystring: catalogueQueryShape,
      response: { 200: catalogueShape },
    }),
    async (request) => {
      const { scope } = await gate.require(request, ['administrator', 'supervisor', 'policy'])
      const read = catalogueQueryShape.safeParse(request.query)
      if (!read.success) {
        const [issue] = read.error.issues
        throw new Problem(400, 'malformed', issue?.message ?? '', { field: String(issue?.path[0] ?? '') })
      }
      const rows = await database.inTransaction(scope, (sql) =>
        sql.query<ItemView & { count: number }>(
          `select item_code as "itemCode", name, spec, unit, class, kind, list_price as "listPrice",
                is_price_listed as "isPriceListed", ceiling, bonus_points as "bonusPoints",
                is_separate_drug as "isSeparateDrug", lower(valid) as "from", upper(valid) - 1 as "to",
                count(*) over ()::int as count
           from catalogue_item
          where (strpos(lower(name), lower($1)) > 0 or strpos(lower(item_code), lower($1)) > 0)
            and ($2::date is null or valid @> $2::date)
          order by item_code, lower(valid) desc limit 200`,
          [read.data.query, read.data.day ?? null],
        ),
      )
      return { count: rows[0]?.count ?? 0, items: rows }
    },
  )
}
