import type { ChainHead } from '@tongchou/audit'
import {
  type FundPart,
  fundPartsOf,
  type Relation,
  type SettlementAmounts,
  type SettlementFacts,
} from '@tongchou/policy'
import { auditRow, type Row } from './rows.ts'
import { headOf } from './use-cases/write-once.ts'
import type { RelativesWritten } from './writing.ts'

/** What a relative's account pays, or gets back. Fen. */
export interface RelativePays {
  /** With the owner, the balance and the version that were read. */
  row: Row
  amount: number
}

/** The relatives whose accounts may pay on a day: shared then, of a relation that the law names, and not empty. */
export const sharingOn = (relatives: readonly Row[], day: string, relations: readonly Relation[]): Row[] =>
  relatives.filter(
    (row) =>
      String(row.from) <= day &&
      (row.until === null || day < String(row.until)) &&
      relations.some((relation) => relation === row.relation) &&
      Number(row.balance) > 0,
  )

/** The engine's facts of them; undefined where there is none, as if nobody had ever shared. */
export const familyOf = (relatives: readonly Row[]): SettlementFacts['family'] =>
  relatives.length === 0
    ? undefined
    : relatives.map((row) => ({ relation: row.relation as Relation, balance: Number(row.balance) }))

/** Who of them pays how much of it: each as far as the account goes, in the order in which they shared. */
export function paidBy(relatives: readonly Row[], together: number): RelativePays[] {
  let left = together
  return relatives.flatMap((row) => {
    const amount = Math.min(Number(row.balance), left)
    left -= amount
    return amount === 0 ? [] : [{ row, amount }]
  })
}

/** A part of a settlement with the district whose books it is in. Fen. */
export interface LocatedPart extends FundPart {
  readonly district: string
}

/**
 * What each fund pays, with the district in whose books it stands: the settlement's, but what relatives' accounts pay in their owners',
 * each as far as it goes, in the order in which they paid.
 */
export function locatedParts(
  { scheme, kind, district }: { scheme: SettlementFacts['person']['scheme']; kind: string; district: string },
  amounts: SettlementAmounts,
  relatives: readonly { district: string; amount: number }[],
): LocatedPart[] {
  const own = fundPartsOf(scheme, kind, { ...amounts, familyAccountPay: 0 })
  const family = new Map<string, number>()
  let left = amounts.familyAccountPay
  for (const it of relatives) {
    const amount = Math.min(it.amount, left)
    left -= amount
    if (amount > 0) family.set(it.district, (family.get(it.district) ?? 0) + amount)
  }
  if (left > 0) throw new Error('broken invariant: relatives paid what their accounts have paid')
  return [
    ...own.map((part) => ({ ...part, district })),
    ...[...family].map(([where, amount]) => ({
      ...{ fund: 'employeeAccount' as const, purpose: 'account', amount, district: where },
    })),
  ]
}

/** What relatives' accounts paid and in whose district, out of the rows that were read. */
export const districtsOf = (paid: readonly RelativePays[]) =>
  paid.map(({ row, amount }) => ({ district: String(row.district), amount }))

/** The rows of the accounts that move, of their movements, and of the entries in their owners' audit chains. */
export function moved(
  paid: readonly RelativePays[],
  kind: 'spending' | 'refund',
  about: { at: Date; actor: string; settlementId: string | null; personId: string; newId: () => string },
): RelativesWritten {
  const signed = paid.map(({ row, amount }) => ({ row, by: kind === 'spending' ? -amount : amount }))
  const movements = signed.map(({ row, by }) => ({
    person_id: row.owner_id,
    movement_id: about.newId(),
    at: about.at.toISOString(),
    kind,
    amount: by,
    balance_after: Number(row.balance) + by,
    settlement_id: about.settlementId,
    for_person_id: about.personId,
  }))
  return {
    audits: movements.map((movement, at) =>
      auditedForRelative(headOf(chainOf(paid[at]?.row)), movement, about),
    ),
    movements,
    accounts: signed.map(({ row, by }) => ({
      person_id: row.owner_id,
      balance: Number(row.balance) + by,
      version: row.version,
    })),
  }
}

/** The owner's chain as it was read with the account. */
export const chainOf = (row: Row | undefined) => ({
  // Read by `settlement_read` and PAID_BY_RELATIVES.
  audit: (row?.audit ?? null) as { seq: number; hash: string } | null,
})

/** The entry in the owner's chain of one movement for a relative. */
export const auditedForRelative = (
  head: ChainHead,
  movement: Row,
  { at, actor }: { at: Date; actor: string },
): Row =>
  auditRow(
    String(movement.person_id),
    head,
    {
      at,
      actor,
      action: FOR_RELATIVE[movement.kind as 'spending' | 'refund'],
      subject: String(movement.movement_id),
    },
    auditedMovement(movement),
  )

export const FOR_RELATIVE = { spending: 'pay-for-relative', refund: 'refund-for-relative' } as const

/** What such an entry covers. */
export const auditedMovement = ({ kind, amount, balance_after, settlement_id, for_person_id }: Row): Row => ({
  ...{ kind, amount, balance_after, settlement_id, for_person_id },
})

/** What relatives' accounts have paid of the settlement `s` and not got back, in the order in which they paid, with the accounts as they are. */
export const PAID_BY_RELATIVES = `(select jsonb_agg(x order by x.first) from (
    select m.person_id as owner_id, -sum(m.amount)::bigint as paid, min(m.movement_id::text) as first, a.balance, a.version, a.district,
      (select row_to_json(e) from (select seq, encode(hash, 'hex') as hash from audit_entry where person_id = m.person_id
        order by seq desc limit 1) e) as audit
      from account_movement m join account a on a.person_id = m.person_id
     where m.for_person_id = s.person_id and m.settlement_id = s.settlement_id group by m.person_id, a.balance, a.version, a.district) x)`
