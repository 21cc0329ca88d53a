import type { Sql } from '@tongchou/database'
import { toWireId, type Uuid } from '@tongchou/kernel'
import {
  type Role,
  type Staff,
  type WaitingRow,
  waitingColumns,
  waitingFirst,
  waitingIn,
} from '@tongchou/staff'
import {
  type FilingApplicationView,
  type FilingProgress,
  type FilingRequestView,
  newFilingShape,
} from './contract.ts'
import { type Names, placeWords, sentenceOf, sentenceOfAsked } from './sentences.ts'

/** Who files at a counter, and decides on what another filed. */
export const FILERS: readonly Role[] = ['counter', 'supervisor']

interface Named {
  readonly person_id: Uuid
  readonly request_id: Uuid
  readonly name: string
  readonly filing: unknown
  readonly withdrawn: Parameters<typeof sentenceOf>[0] | null
  readonly names: Names & { place: string | null }
  readonly asked_at: Date
}

/** What the rows `r` ask for, with the names of its codes. @param rows a table or a query with the columns of `filing_request` */
const named = (rows: string, more: string): string => `
  select r.person_id, r.request_id, p.name, r.filing,
      jsonb_build_object('subject', coalesce(d.name, i.name), 'from', coalesce(o.name, f.from_provider),
        'to', coalesce(v.name, f.to_provider), 'place', f.to_place) as names,
      case when f.filing_id is not null then jsonb_build_object('kind', f.kind, 'subject', f.subject,
        'from', lower(f.valid), 'to', upper(f.valid) - 1) end as withdrawn, ${more}
    from ${rows} r join person p using (person_id)
    left join filing f on f.person_id = r.person_id and f.filing_id = r.withdraws
    cross join lateral (select coalesce(f.subject, r.filing ->> 'subject') as subject, coalesce(lower(f.valid), (r.filing ->> 'from')::date) as day,
      coalesce(f.from_provider, r.filing ->> 'fromProvider') as from_provider, coalesce(f.to_provider, r.filing ->> 'toProvider') as to_provider) s
    left join lateral disease_on(s.subject, s.day) d on true
    left join lateral item_on(s.subject, s.day) i on true
    left join lateral provider_on(s.from_provider, s.day) o on true
    left join lateral provider_on(s.to_provider, s.day) v on true`

const askedIn = ({ withdrawn, filing, names }: Named): string =>
  withdrawn === null
    ? sentenceOfAsked(newFilingShape.parse(filing), names)
    : `撤销 ${sentenceOf(withdrawn, { ...names, to: placeWords(names.place, names.to) })}`

const headOf = (row: Named) => ({
  personId: toWireId(row.person_id),
  requestId: toWireId(row.request_id),
  name: row.name,
  asked: askedIn(row),
  askedAt: row.asked_at.toISOString(),
})

/** What waits for a second clerk, the oldest first. */
export async function openRequests(sql: Sql, reader: Staff): Promise<FilingRequestView[]> {
  const rows = await sql.query<Named & WaitingRow>(
    `${named('filing_request', waitingColumns('basis'))} ${waitingFirst()}`,
  )
  return rows.map((row) => ({ ...headOf(row), ...waitingIn(row, reader, FILERS) }))
}

const APPLICATIONS = '(select *, null::uuid as withdraws from filing_application)'

/** What persons applied for and no clerk has looked at yet, the oldest first. */
export async function openApplications(sql: Sql, reader: Staff): Promise<FilingApplicationView[]> {
  const rows = await sql.query<Named & WaitingRow>(
    `${named(APPLICATIONS, waitingColumns('said'))} ${waitingFirst()}`,
  )
  return rows.map((row) => ({ ...headOf(row), ...waitingIn(row, reader, FILERS), askedBy: '本人' }))
}

/** Applications as far as they are, and what clerks asked for by themselves. */
const PROGRESS = `(
  select a.person_id, a.request_id, a.filing, null::uuid as withdraws, a.asked_at, true as is_applied,
      coalesce(q.decision_reason, a.decision_reason) as reason,
      coalesce(q.decided_at, case when not a.is_approved then a.decided_at end) as decided_at,
      case when a.is_approved then q.is_approved else a.is_approved end as outcome, a.is_approved as is_taken_up
    from filing_application a left join filing_request q on q.person_id = a.person_id and q.request_id = a.taken_as
  union all
  select q.person_id, q.request_id, q.filing, q.withdraws, q.asked_at, false, q.decision_reason, q.decided_at, q.is_approved, true
    from filing_request q
   where not exists (select 1 from filing_application a where a.person_id = q.person_id and a.taken_as = q.request_id))`

/** How far everything is that was asked for a person, the newest first. */
export async function progressOf(sql: Sql, personId: Uuid): Promise<FilingProgress[]> {
  const rows = await sql.query<
    Named & {
      is_applied: boolean
      reason: string | null
      decided_at: Date | null
      outcome: boolean | null
      is_taken_up: boolean | null
    }
  >(
    `${named(PROGRESS, 'r.asked_at, r.is_applied, r.reason, r.decided_at, r.outcome, r.is_taken_up')}
      where r.person_id = $1 order by r.asked_at desc, r.request_id desc limit 50`,
    [personId],
  )
  return rows.map((row) => {
    const { personId: _, name: __, ...head } = headOf(row)
    return {
      ...head,
      ...{ isApplied: row.is_applied, reason: row.reason, state: stateOf(row) },
      decidedAt: row.decided_at?.toISOString() ?? null,
    }
  })
}

function stateOf(row: { outcome: boolean | null; is_taken_up: boolean | null }): FilingProgress['state'] {
  if (row.outcome !== null) return row.outcome ? 'approved' : 'declined'
  return row.is_taken_up === null ? 'applied' : 'checking'
}
