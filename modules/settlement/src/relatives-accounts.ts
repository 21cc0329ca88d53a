import type { Relation, SettlementFacts } from '@tongchou/policy'
import type { Row } from './rows.ts'
import type { RelativesWritten } from './writing.ts'

/** What a relative's account pays, or gets back. Fen. */
export interface RelativePays {
  /** With the owner, the balance and the version that were read. */
  row: Row
  amount: number
}

/** The relatives whose accounts may pay on a day: shared then, of a relation that the law names, and not empty. */
export const sharingOn = (
  relatives: readonly Row[] | null,
  day: string,
  relations: readonly Relation[],
): Row[] =>
  (relatives ?? []).filter(
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

/** The rows of the accounts that move and of their movements. */
export function moved(
  paid: readonly RelativePays[],
  kind: 'spending' | 'refund',
  about: { at: string; settlementId: string | null; personId: string; newId: () => string },
): RelativesWritten {
  const signed = paid.map(({ row, amount }) => ({ row, by: kind === 'spending' ? -amount : amount }))
  return {
    accounts: signed.map(({ row, by }) => ({
      person_id: row.owner_id,
      balance: Number(row.balance) + by,
      version: row.version,
    })),
    movements: signed.map(({ row, by }) => ({
      person_id: row.owner_id,
      movement_id: about.newId(),
      at: about.at,
      kind,
      amount: by,
      balance_after: Number(row.balance) + by,
      settlement_id: about.settlementId,
      for_person_id: about.personId,
    })),
  }
}

/** What relatives' accounts have paid of the settlement `s` and not got back, in the order in which they paid, with the accounts as they are. */
export const PAID_BY_RELATIVES = `(select jsonb_agg(x order by x.first) from (
    select m.person_id as owner_id, -sum(m.amount)::bigint as paid, min(m.movement_id::text) as first, a.balance, a.version
      from account_movement m join account a on a.person_id = m.person_id
     where m.for_person_id = s.person_id and m.settlement_id = s.settlement_id group by m.person_id, a.balance, a.version) x)`
