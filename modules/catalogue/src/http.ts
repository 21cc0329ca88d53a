import type { Database } from '@tongchou/database'
import { type Gate, malformed, routesAbout } from '@tongchou/staff'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import {
  catalogueQueryShape,
  catalogueShape,
  type DiseaseView,
  diseasesShape,
  type ItemView,
} from './contract.ts'

const route = routesAbout('定点机构和目录')

const NO_SUCH_DAY = malformed('day', '日期写成 2026-10-22')

/** The catalogue and the diseases with the validity of each version, to be looked up; nothing is changed here. */
export function registerCatalogueRoutes(
  app: FastifyInstance,
  { database, gate }: { database: Database; gate: Gate },
): void {
  const found = async <Row>(request: FastifyRequest, text: string): Promise<(Row & { count: number })[]> => {
    const { scope } = await gate.require(request, ['administrator', 'supervisor', 'policy'])
    const read = catalogueQueryShape.safeParse(request.query)
    if (!read.success) {
      const [issue] = read.error.issues
      throw malformed(String(issue?.path[0] ?? ''), issue?.message ?? '')
    }
    const { query, day = null } = read.data
    return database.inTransaction(scope, (sql) => sql.query<Row & { count: number }>(text, [query, day]))
  }

  app.get(
    '/api/catalogue',
    route('三大目录的条目和它们的有效期', {
      ...{ querystring: catalogueQueryShape, response: { 200: catalogueShape } },
      refusals: [NO_SUCH_DAY],
    }),
    async (request) => {
      const items = await found<ItemView>(request, ITEMS)
      return { count: items[0]?.count ?? 0, items }
    },
  )

  app.get(
    '/api/diseases',
    route('病种和它们的有效期', {
      ...{ querystring: catalogueQueryShape, response: { 200: diseasesShape } },
      refusals: [NO_SUCH_DAY],
    }),
    async (request) => {
      const diseases = await found<DiseaseView>(request, DISEASES)
      return { count: diseases[0]?.count ?? 0, diseases }
    },
  )
}

/** `$1` what is looked for in name or code, `$2` the day or null. */
const among = (code: string): string => `
   where (strpos(lower(name), lower($1)) > 0 or strpos(lower(${code}), lower($1)) > 0) and ($2::date is null or valid @> $2::date)
   order by ${code}, lower(valid) desc limit 200`

const ITEMS = `select item_code as "itemCode", name, spec, unit, class, kind, list_price as "listPrice",
    is_price_listed as "isPriceListed", ceiling, bonus_points as "bonusPoints",
    is_separate_drug as "isSeparateDrug", lower(valid) as "from", upper(valid) - 1 as "to", count(*) over ()::int as count
  from catalogue_item${among('item_code')}`

const DISEASES = `select disease_code as "diseaseCode", name, kind, is_oncology as "isOncology",
    nullif(lower(valid), '-infinity') as "from", upper(valid) - 1 as "to", count(*) over ()::int as count
  from disease${among('disease_code')}`
