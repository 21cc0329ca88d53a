import { type Finding, type PersonSpan, rowName, type Sql } from '@tongchou/database'

/** A journal with its postings, as it is stored. Fen. */
export interface BookedJournal {
  personId: string
  journalId: string
  fund: string
  district: string
  reason: 'settlement' | 'difference' | 'reversal' | 'restoration' | 'payment'
  /** Null for a payment, which has the journal's own id. */
  settlementId: string | null
  mirrors: string | null
  /** The difference voucher that it books. */
  voucherId: string | null
  postings: BookedPosting[]
}

export interface BookedPosting {
  seq: number
  fund: string
  credit: string
  debit: string
  party: string
  amount: number
}

/** The journals of a span of persons, each with its postings. */
export async function journalsIn(sql: Sql, span: PersonSpan): Promise<BookedJournal[]> {
  return sql.query<BookedJournal>(
    `select j.person_id as "personId", j.journal_id as "journalId", j.fund, j.district, j.reason,
       j.settlement_id as "settlementId", j.mirrors, j.voucher_id as "voucherId",
       coalesce((select jsonb_agg(jsonb_build_object('seq', p.seq, 'fund', p.fund, 'credit', p.credit, 'debit', p.debit,
           'party', p.party, 'amount', p.amount) order by p.seq)
         from posting p where p.person_id = j.person_id and p.journal_id = j.journal_id), '[]') as postings
     from journal j where j.person_id > $1 and j.person_id <= $2 order by j.person_id, j.booked_at, j.journal_id`,
    [span.after, span.upTo],
    'verify-journals',
  )
}

/** Whether one person's journals stand by themselves: none empty, none across funds, every mirror the exact opposite. */
export function journalFindings(journals: readonly BookedJournal[]): Finding[] {
  const byId = new Map(journals.map((journal) => [journal.journalId, journal]))
  return journals.flatMap((journal) => [
    ...emptyOrAcross(journal),
    ...(journal.mirrors === null ? [] : mirrorFindings(journal, byId.get(journal.mirrors))),
  ])
}

function emptyOrAcross(journal: BookedJournal): Finding[] {
  if (journal.postings.length === 0)
    return [{ what: '凭证没有分录', row: journalName(journal), expected: '至少一笔分录', found: '没有' }]
  return journal.postings
    .filter(({ fund }) => fund !== journal.fund)
    .map((posting) => ({
      what: '分录跨了基金',
      row: postingName(journal, posting),
      expected: journal.fund,
      found: posting.fund,
    }))
}

function mirrorFindings(journal: BookedJournal, original: BookedJournal | undefined): Finding[] {
  if (original === undefined)
    return [
      {
        what: '冲销凭证找不到原凭证',
        row: journalName(journal),
        expected: String(journal.mirrors),
        found: '没有',
      },
    ]
  const wanted = original.postings.map((posting) => ({
    ...posting,
    credit: posting.debit,
    debit: posting.credit,
  }))
  return postingFindings(journal, wanted, '冲销分录与原分录不是借贷互换')
}

/** Compares a journal's postings with those that it must have, place by place. */
function postingFindings(journal: BookedJournal, wanted: readonly BookedPosting[], what: string): Finding[] {
  const seqs = new Set([...journal.postings, ...wanted].map(({ seq }) => seq))
  return [...seqs].flatMap((seq) => {
    const expected = wanted.find((posting) => posting.seq === seq)
    const found = journal.postings.find((posting) => posting.seq === seq)
    const [one, other] = [postingText(expected), postingText(found)]
    return one === other ? [] : [{ what, row: postingName(journal, { seq }), expected: one, found: other }]
  })
}

const postingText = (it: BookedPosting | undefined): string =>
  it === undefined ? '没有' : `${it.fund} 借 ${it.debit} 贷 ${it.credit} ${it.party} ${it.amount} 分`

export const journalName = (journal: Pick<BookedJournal, 'personId' | 'journalId'>): string =>
  rowName('凭证', 'journal', { person_id: journal.personId, journal_id: journal.journalId })

/** A posting's name for the operator. */
export const postingName = (
  journal: Pick<BookedJournal, 'personId' | 'journalId'>,
  posting: { seq: number },
): string =>
  rowName('分录', 'posting', {
    person_id: journal.personId,
    journal_id: journal.journalId,
    seq: posting.seq,
  })
