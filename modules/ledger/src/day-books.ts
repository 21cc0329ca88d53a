import type { Sql } from '@tongchou/database'
import type { CivilDate } from '@tongchou/kernel'

/** Adds up the postings `p` on the accounts that `is` names, with the sign that a debit there has. Fen. */
const net = (is: (side: string) => string, debitSign: 1 | -1): string => {
  const [debit, credit] = debitSign === 1 ? ['', '-'] : ['-', '']
  return `coalesce(sum(case when ${is('p.debit')} then ${debit}p.amount else 0 end
    + case when ${is('p.credit')} then ${credit}p.amount else 0 end), 0)::bigint`
}

const on = (account: string) => (side: string) => `${side} = '${account}'`

/** What a journal's postings `p` add up to, by the kind of account: sums over whatever they are grouped by. Fen. */
export const BOOKED = {
  /** What a fund spent: benefits, and what accounts paid. */
  spent: net((side) => `(${side} = 'accountSpending' or ${side} like 'benefit.%')`, 1),
  /** What it owes institutions by it. */
  payable: net(on('providerPayable'), -1),
  /** What it owes persons, less what persons owe it. */
  persons: net((side) => `${side} in ('personPayable', 'personReceivable')`, -1),
  /** What left its account at the bank, less what came in. */
  paid: net(on('expenditureDeposit'), -1),
} as const

/** One journal of a day. Fen. */
export interface DayJournal {
  readonly personId: string
  readonly journalId: string
  readonly fund: string
  readonly district: string
  readonly reason: 'settlement' | 'difference' | 'reversal' | 'restoration' | 'payment'
  readonly settlementId: string | null
  readonly bookedAt: Date
  readonly spent: number
  readonly payable: number
  readonly persons: number
  readonly paid: number
  /** The institutions that it owes, or owes less. */
  readonly institutions: readonly string[]
}

/**
 * What was booked on a day, journal by journal.
 * @param upTo nothing that was booked after this moment
 * @param districts those whose books are read; all where null
 */
export const journalsOfDay = (
  sql: Sql,
  day: CivilDate,
  upTo: Date,
  districts: readonly string[] | null,
): Promise<DayJournal[]> =>
  sql.query<DayJournal>(
    `select j.person_id as "personId", j.journal_id as "journalId", j.fund, j.district, j.reason, j.settlement_id as "settlementId",
       j.booked_at as "bookedAt", ${BOOKED.spent} as spent, ${BOOKED.payable} as payable, ${BOOKED.persons} as persons, ${BOOKED.paid} as paid,
       coalesce(array_agg(distinct p.party) filter (where 'providerPayable' in (p.credit, p.debit)), '{}') as institutions
     from journal j left join posting p using (person_id, journal_id, fund)
     where j.booked_on = $1 and j.booked_at <= $2 and ($3::text[] is null or j.district = any ($3))
     group by j.person_id, j.journal_id, j.fund order by j.booked_at, j.journal_id`,
    [day, upTo, districts],
    'journals-of-day',
  )
