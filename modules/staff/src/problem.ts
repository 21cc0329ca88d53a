import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { problemShape } from './contract.ts'

export type ProblemDetails = Readonly<z.infer<typeof problemShape>>

/** Ends a request with a problem; routes and guards throw it, `answerProblem` writes it. */
export class Problem extends Error {
  readonly details: ProblemDetails

  constructor(status: number, code: string, title: string, facts: Readonly<Record<string, unknown>> = {}) {
    super(title)
    this.details = { ...facts, type: 'about:blank', title, status, code }
  }
}

/** What many routes find by themselves. */
export const NOT_YOUR_RECORD = new Problem(403, 'not-your-record', '只能看自己的记录')
export const UNKNOWN_PERSON = new Problem(404, 'unknown-person', '没有这个人，或不在您的区县')

/** A request that is not written as it should be. @param sentence what to write */
export const malformed = (field: string, sentence: string): Problem =>
  new Problem(400, 'malformed', sentence, { field })

/**
 * Fastify's error handler for everything under `/api`: a problem as it is, a malformed request with its field, anything else as a fault
 * whose reference number stands in the log and whose inside stays there.
 */
export function answerProblem(
  error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const details = detailsOf(error, request)
  if (details.status >= 500) request.log.error({ err: error, reference: request.id }, 'fault')
  return reply.code(details.status).type('application/problem+json').send(details)
}

function detailsOf(error: FastifyError, request: FastifyRequest): ProblemDetails {
  if (error instanceof Problem) return error.details
  const status = error.statusCode ?? 500
  if (status >= 500)
    return {
      type: 'about:blank',
      title: '系统出错，这次没有办成，什么都没有记账',
      status: 500,
      code: 'fault',
      reference: request.id,
    }
  return {
    type: 'about:blank',
    title: '请求的内容不对',
    status,
    code: error.code ?? 'malformed',
    detail: error.message,
  }
}
