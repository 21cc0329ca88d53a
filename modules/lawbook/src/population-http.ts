import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import * as contract from './contract.ts'
import { DRAFTERS } from './draft/who-may.ts'
import { given, type LawbookRoutesNeeds, read } from './http.ts'
import { keepYear } from './use-cases/keep-year.ts'

/** A city's year of care is one file; it is read as it comes and never held whole. */
const MOST_BYTES = 8 * 1024 ** 3

/** Years of care that drafts are replayed on. */
export function registerPopulationRoutes(app: FastifyInstance, needs: LawbookRoutesNeeds): void {
  app.addContentTypeParser('application/x-ndjson', (_, payload, done) => done(null, payload))

  app.post('/api/lawbook/populations/:year', { bodyLimit: MOST_BYTES }, async (request, reply) => {
    await needs.gate.require(request, DRAFTERS)
    const { year } = read(z.object({ year: z.coerce.number().int() }), request.params)
    const bytes = read(
      z.custom<AsyncIterable<Uint8Array>>(isStream, '请以 application/x-ndjson 传文件'),
      request.body,
    )
    const { persons } = given(await keepYear(needs)({ year, bytes }))
    return reply.code(201).send(contract.keptYearShape.parse({ year, persons }))
  })
}

const isStream = (body: unknown): boolean =>
  typeof body === 'object' && body !== null && Symbol.asyncIterator in body
