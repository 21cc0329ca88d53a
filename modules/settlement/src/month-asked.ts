import { type Month, parseMonth } from '@tongchou/kernel'
import { Problem } from '@tongchou/staff'
import type { FastifyRequest } from 'fastify'

/**
 * The month that a query asks for.
 * @param otherwise where it asks for none; without it, it has to
 * @throws a problem that says how a month is written
 */
export function monthAsked(request: FastifyRequest, otherwise?: Month): Month {
  const { month } = request.query as { month?: unknown }
  if (month === undefined && otherwise !== undefined) return otherwise
  const read = parseMonth(String(month))
  if (!read.ok) throw new Problem(400, 'malformed', '月份要写成 2026-10 这样', { field: 'month' })
  return read.value
}
