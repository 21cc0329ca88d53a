import { parseDate } from '@tongchou/kernel'
import { Problem, routesAbout } from '@tongchou/staff'
import type { FastifyInstance } from 'fastify'
import type { ClauseTable } from './clause-table.ts'
import { documentPageShape, documentQueryShape, documentsShape } from './contract.ts'
import { documentPage, documentRow, type PlaceLaw } from './document-page.ts'

export interface ClauseRoutesNeeds {
  table: ClauseTable
  /** Null where the platform has no bundle of the place. */
  placeOn: (region: string, day: string) => PlaceLaw | null
  today: () => string
}

const route = routesAbout('法规')

const UNKNOWN_DOCUMENT = new Problem(404, 'unknown-document', '没有这份文件')
const badDate = (day: string): Problem =>
  new Problem(400, 'bad-date', `日期“${day}”不存在，请写成 2025-03-01`, { field: 'on' })

/** The law for everybody to read; nobody signs in for it. */
export function registerClauseRoutes(
  app: FastifyInstance,
  { table, placeOn, today }: ClauseRoutesNeeds,
): void {
  const documents = () => ({
    documents: table.documents.map((document) => ({
      ...documentRow(document),
      place: document.region === undefined ? null : (placeOn(document.region, today())?.bundle.name ?? null),
    })),
  })
  app.get(
    '/api/law/documents',
    route('全部文件和它们的条款', { isOpen: true, response: { 200: documentsShape } }),
    documents,
  )

  app.get<{ Params: { id: string }; Querystring: { on?: string } }>(
    '/api/law/documents/:id',
    route('一份文件：条款、某天的数值、签字用例', {
      ...{ isOpen: true, querystring: documentQueryShape, response: { 200: documentPageShape } },
      refusals: [UNKNOWN_DOCUMENT, badDate('2025-02-30')],
    }),
    (request) => {
      const document = table.documents.find(({ id }) => id === request.params.id)
      if (document === undefined) throw UNKNOWN_DOCUMENT
      const on = request.query.on ?? today()
      if (!parseDate(on).ok) throw badDate(on)
      const place = document.region === undefined ? null : placeOn(document.region, on)
      return documentPage(document, on, place)
    },
  )
}
