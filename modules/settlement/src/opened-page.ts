import { logVisit } from '@tongchou/audit'
import type { Database } from '@tongchou/database'
import { fromWireId, toWireId, type Uuid } from '@tongchou/kernel'
import { type Gate, hasRole, Problem, type Role, type Staff } from '@tongchou/staff'
import type { FastifyRequest } from 'fastify'
import type { Needs } from './needs.ts'
import type { SettlementPage } from './settlement-contract.ts'
import { relativesOf, settlementPage } from './settlement-page.ts'

export interface OpeningNeeds extends Needs {
  readonly database: Database
  readonly gate: Gate
}

export const SETTLEMENT_READERS: readonly Role[] = [
  'counter',
  'finance',
  'supervisor',
  'administrator',
  'hospital',
  'insured',
]
export const REVERSERS: readonly Role[] = ['counter', 'finance', 'supervisor']

/** The settlement of the address, for whoever may see it; staff who look are in the person's log. Throws a problem otherwise. */
export async function openedPage(
  needs: OpeningNeeds,
  request: FastifyRequest,
  what: string,
): Promise<{ page: SettlementPage; staff: Staff }> {
  const staff = await needs.gate.require(request, SETTLEMENT_READERS)
  const key = settlementKeyOf(request)
  const page = await needs.database.inTransaction(staff.scope, (sql) =>
    settlementPage(
      sql,
      key,
      { login: staff.login, mayReverse: hasRole(staff, REVERSERS) },
      needs.bundleByHash,
    ),
  )
  if (page === null || !isOwn(staff, page)) throw UNKNOWN_SETTLEMENT
  if (!hasRole(staff, ['insured'])) {
    const { staffId, name, office } = staff
    const look = { personId: key.personId, at: needs.now(), staffId, staffName: name, office }
    await logVisit(needs.database, needs.newId(), { ...look, what, reason: '办理业务' })
  }
  if (page.amounts.familyAccountPay === 0) return { page, staff }
  return { page: { ...page, relatives: await relativesOf(needs.database, key) }, staff }
}

function isOwn(staff: Staff, page: { personId: string; provider: { code: string } }): boolean {
  if (hasRole(staff, ['hospital'])) return page.provider.code === staff.providerCode
  if (hasRole(staff, ['insured']))
    return staff.personId !== null && page.personId === toWireId(staff.personId)
  return true
}

/** Person and settlement of the address. */
export function settlementKeyOf(request: FastifyRequest): { personId: Uuid; settlementId: Uuid } {
  // The routes that ask have both in their address.
  const params = request.params as { personId: string; settlementId: string }
  return { personId: uuidOf(params.personId), settlementId: uuidOf(params.settlementId) }
}

export function uuidOf(text: string): Uuid {
  const read = fromWireId(text)
  if (!read.ok) throw UNKNOWN_SETTLEMENT
  return read.value
}

/** What whoever opens a settlement may be refused with. */
export const UNKNOWN_SETTLEMENT = new Problem(404, 'unknown-settlement', '没有这笔结算，或不在您的区县')
