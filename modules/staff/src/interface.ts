import type {} from '@fastify/swagger'
import type { FastifyInstance, FastifySchema } from 'fastify'
import { z } from 'zod'
import { answerProblem, type Problem } from './problem.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    refusals?: readonly Problem[]
  }
}

/** A route's shapes. What it refuses with is always a problem (RFC 9457). */
export interface RouteShapes {
  readonly querystring?: z.ZodObject
  readonly body?: z.ZodType
  /** The media type of the body where it is not JSON. */
  readonly consumes?: readonly string[]
  /** By status. A file has no shape and is named by its media types. */
  readonly response: Readonly<Record<number, z.ZodType | FileAnswer>>
  /** What it may refuse with, one of each, besides what every route has in common. */
  readonly refusals?: readonly Problem[]
  /** Anybody may ask, signed in or not. */
  readonly isOpen?: true
}

/** How a route says of itself what it is. */
export type Route = ReturnType<typeof routesAbout>

interface FileAnswer {
  readonly content: Readonly<Record<string, { readonly schema: { readonly type: 'string' } }>>
}

/**
 * What the routes of one subject say of themselves, once: a sentence for the developers of users, and the shapes that the document of
 * the interface is made of and that every answer is held against.
 * @param subject in Chinese: the document groups its routes by it
 */
export const routesAbout =
  (subject: string) =>
  (
    summary: string,
    { isOpen, consumes, refusals = [], ...shapes }: RouteShapes,
  ): { schema: FastifySchema; config: { refusals: readonly Problem[] } } => {
    const open = isOpen === true ? { security: [] } : {}
    const media = consumes === undefined ? {} : { consumes }
    return { schema: { tags: [subject], summary, ...shapes, ...media, ...open }, config: { refusals } }
  }

const isStream = (body: unknown): boolean =>
  typeof body === 'object' && body !== null && Symbol.asyncIterator in body

/** A body that is a file, as it comes; the route's app has a parser that hands it on. */
export const bytesAs = (mediaType: string): z.ZodType<AsyncIterable<Uint8Array>> =>
  z.custom<AsyncIterable<Uint8Array>>(isStream, `请以 ${mediaType} 传文件`)

/** An answer without content, 204. */
export const NOTHING = z.null()

/** An answer that is a file. */
export const fileOf = (...mediaTypes: readonly string[]): FileAnswer => ({
  content: Object.fromEntries(mediaTypes.map((it) => [it, { schema: { type: 'string' as const } }])),
})

/** What all routes under `/api` have in common: an answer is sent in the shape that its route names, or it is a fault. */
export function openInterface(app: FastifyInstance): void {
  app.setErrorHandler(answerProblem)
  // A route reads its request by its shape once it knows who asks, and says in its own words what is wrong with it.
  app.setValidatorCompiler(() => (value) => ({ value }))
  app.setSerializerCompiler<z.ZodType>(
    ({ schema }) =>
      (answer) =>
        JSON.stringify(schema.parse(answer)),
  )
}
