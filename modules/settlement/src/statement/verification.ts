import { digestOf } from '@tongchou/audit'
import type { Sql } from '@tongchou/database'
import { toWireId, type Uuid } from '@tongchou/kernel'
import { auditedSettlement, type Row } from '../rows.ts'
import type { CheckedStatement } from '../settlement-contract.ts'

/**
 * The code on a printed statement: the beginning of the audit chain's hash at the settlement. It covers every amount, the person and all
 * that came before in the chain, so nobody can make one up for another amount.
 * @param hash SHA-256 in hexadecimal
 */
export const verificationCode = (hash: string): string =>
  (hash.slice(0, 16).toUpperCase().match(/.{4}/g) ?? []).join('-')

interface Reading {
  settlement: Row
  name: string
  provider: string
  entry: { hash: string; digest: string } | null
  reversed_on: string | null
}

const READ = `
  select to_jsonb(s) as settlement, p.name, v.name as provider,
    (select jsonb_build_object('hash', encode(a.hash, 'hex'), 'digest', encode(a.digest, 'hex')) from audit_entry a
      where a.person_id = s.person_id and a.action = 'settle' and a.subject = s.settlement_id::text) as entry,
    (select r.reversed_on from reversal_in_force r where r.person_id = s.person_id and r.settlement_id = s.settlement_id) as reversed_on
  from settlement s join person p using (person_id), provider_on(s.provider_code, s.settled_on) v
  where s.person_id = $1 and s.settlement_id = $2`

/** Holds a printed statement against what is stored; null where no settlement has this code. */
export async function checkStatement(
  sql: Sql,
  key: { personId: Uuid; settlementId: Uuid },
  code: string,
): Promise<CheckedStatement | null> {
  const [read] = await sql.query<Reading>(READ, [key.personId, key.settlementId])
  if (read === undefined || read.entry === null) return null
  if (verificationCode(read.entry.hash) !== code.toUpperCase()) return null
  const { settlement } = read
  const digest = Buffer.from(digestOf(auditedSettlement(settlement))).toString('hex')
  return {
    settlementId: toWireId(key.settlementId),
    personName: maskedName(read.name),
    providerName: read.provider,
    kind: String(settlement.kind),
    level: Number(settlement.level),
    state: settlement.state as CheckedStatement['state'],
    settledOn: String(settlement.settled_on),
    reversedOn: read.reversed_on,
    totalCost: Number(settlement.total_cost),
    fundTotal: Number(settlement.fund_total),
    accountPay: Number(settlement.account_pay),
    cashPay: Number(settlement.cash_pay),
    isIntact: digest === read.entry.digest,
  }
}

/** Enough of a name to compare it with the paper in hand, not enough to learn it: the last character is covered. */
const maskedName = (name: string): string => `${[...name].slice(0, -1).join('')}*`
