import type { Needs } from './needs.ts'
import { moved } from './relatives-accounts.ts'
import type { Row } from './rows.ts'
import type { RelativesWritten } from './writing.ts'

/** What the audit entry of a reversal covers. */
export function auditedReversal(row: Row): Row {
  const { reversed_at: _, ...rest } = row
  return rest
}

/** What the audit entry of a restoration covers. */
export function auditedRestoration(row: Row): Row {
  const { restored_at: _, ...rest } = row
  return rest
}

/** The journals of a settlement that count: its own until they are mirrored, then those that mirror them. */
const unmirrored = (
  table: string,
): string => `from journal j ${table} where j.person_id = $1 and j.settlement_id = $2
  and not exists (select from journal m where m.person_id = j.person_id and m.mirrors = j.journal_id)`

/** Columns with what {@link mirrorRows} mirrors: person $1, settlement $2. */
export const UNMIRRORED = `
    coalesce((select jsonb_agg(to_jsonb(j)) ${unmirrored('')}), '[]') as journals,
    coalesce((select jsonb_agg(to_jsonb(p)) ${unmirrored('join posting p using (person_id, journal_id)')}), '[]') as postings`

/** The same postings with debit and credit changed over; the originals stay. */
export function mirrorRows(
  booked: { journals: readonly Row[]; postings: readonly Row[] },
  now: { newId: () => string; bookedOn: string; bookedAt: Date },
  reason: 'reversal' | 'restoration' = 'reversal',
): { journals: Row[]; postings: Row[] } {
  const ids = new Map(booked.journals.map((journal) => [journal.journal_id, now.newId()]))
  return {
    // The mirror of a difference's journal stands for itself: it books no voucher.
    journals: booked.journals.map(({ voucher_id: _, ...journal }) => ({
      ...journal,
      journal_id: ids.get(journal.journal_id),
      booked_on: now.bookedOn,
      booked_at: now.bookedAt.toISOString(),
      reason,
      mirrors: journal.journal_id,
    })),
    postings: booked.postings.map((posting) => ({
      ...posting,
      journal_id: ids.get(posting.journal_id),
      credit: posting.debit,
      debit: posting.credit,
    })),
  }
}

/** Whose settlement is undone. */
interface Undone {
  personId: string
  settlementId: string
}

/** What an own account gets back. */
export function refund(
  needs: Pick<Needs, 'newId'>,
  view: Undone & { balanceAfter: number; reversedAt: string },
  account: Row | null,
  amount: number,
): { account?: Row; movement?: Row } {
  if (amount === 0) return {}
  return {
    account: { balance: view.balanceAfter, version: account?.version },
    movement: {
      person_id: view.personId,
      movement_id: needs.newId(),
      at: view.reversedAt,
      kind: 'refund',
      amount,
      balance_after: view.balanceAfter,
      settlement_id: view.settlementId,
    },
  }
}

/** What relatives' accounts get back. */
export function refundToRelatives(
  needs: Pick<Needs, 'newId'>,
  view: Undone,
  relatives: readonly Row[],
  by: { at: Date; actor: string },
): { relatives?: RelativesWritten } {
  const paid = relatives.map((row) => ({ row, amount: Number(row.paid) })).filter(({ amount }) => amount > 0)
  if (paid.length === 0) return {}
  return {
    relatives: moved(paid, 'refund', {
      ...{ ...by, newId: needs.newId },
      ...{ settlementId: view.settlementId, personId: view.personId },
    }),
  }
}
