import { type Month, parseMonth } from '@tongchou/kernel'
import { malformed } from '@tongchou/staff'
import type { FastifyRequest } from 'fastify'

export const NO_SUCH_MONTH = malformed('month', '月份要写成 2026-10 这样')

/**
 * The month that a query asks for.
 * @param otherwise where it asks for none; without it, it has to
 * @throws a problem that says how a month is written
 */
export function monthAsked(request: FastifyRequest, otherwise?: Month): Month {
  const { month } = request.query as { month?: unknown }
  if (month === undefined && otherwise !== undefined) return otherwise
  const read = parseMonth(String(month))
  if (!read.ok) throw NO_SUCH_MONTH
  return read.value
}
