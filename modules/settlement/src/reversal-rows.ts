import type { Row } from './rows.ts'

/** What the audit entry of a reversal covers. */
export function auditedReversal(row: Row): Row {
  const { reversed_at: _, ...rest } = row
  return rest
}

/** The same postings with debit and credit changed over; the originals stay. */
export function mirrorRows(
  booked: { journals: readonly Row[]; postings: readonly Row[] },
  now: { newId: () => string; bookedOn: string; bookedAt: Date },
): { journals: Row[]; postings: Row[] } {
  const ids = new Map(booked.journals.map((journal) => [journal.journal_id, now.newId()]))
  return {
    // The mirror of a difference's journal stands for itself: it books no voucher.
    journals: booked.journals.map(({ voucher_id: _, ...journal }) => ({
      ...journal,
      journal_id: ids.get(journal.journal_id),
      booked_on: now.bookedOn,
      booked_at: now.bookedAt.toISOString(),
      reason: 'reversal',
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
