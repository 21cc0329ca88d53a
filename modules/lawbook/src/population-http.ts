import { bytesAs } from '@tongchou/staff'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import * as contract from './contract.ts'
import { DRAFTERS } from './draft/who-may.ts'
import { type LawbookRoutesNeeds, read, route, wrong } from './http.ts'
import { DESK } from './refusal-status.ts'
import { keepYear } from './use-cases/keep-year.ts'

/** A city's year of care is one file; it is read as it comes and never held whole. */
const MOST_BYTES = 8 * 1024 ** 3

const bytesShape = bytesAs('application/x-ndjson')

const KEPT = DESK.only('no-such-year', 'bad-population')

const KEEPING = route('交一年的就诊，供测算重放', {
  body: bytesShape,
  consumes: ['application/x-ndjson'],
  response: { 201: contract.keptYearShape },
  refusals: [wrong('year'), ...KEPT.problems],
})

/** Years of care that drafts are replayed on. */
export function registerPopulationRoutes(app: FastifyInstance, needs: LawbookRoutesNeeds): void {
  app.addContentTypeParser('application/x-ndjson', (_, payload, done) => done(null, payload))

  app.post(
    '/api/lawbook/populations/:year',
    { ...KEEPING, bodyLimit: MOST_BYTES },
    async (request, reply) => {
      await needs.gate.require(request, DRAFTERS)
      const { year } = read(z.object({ year: z.coerce.number().int() }), request.params)
      const bytes = read(bytesShape, request.body)
      const { persons } = KEPT.given(await keepYear(needs)({ year, bytes }))
      return reply.code(201).send({ year, persons })
    },
  )
}
