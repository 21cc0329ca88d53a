import type { Sql } from '@tongchou/database'
import { toWireId, type Uuid } from '@tongchou/kernel'
import { type Staff, type WaitingRow, waitingColumns, waitingFirst, waitingIn } from '@tongchou/staff'
import type { Needs } from '../needs.ts'
import { REVERSERS } from '../opened-page.ts'
import type {
  ReadjudicationRequestView,
  ReadjudicationsView,
  ReadjudicationYear,
} from '../readjudication-contract.ts'
import { reasonOf } from '../readjudication-status.ts'
import { hex, type Row } from '../rows.ts'
import { readYear, yearsWithSettlements } from './read-year.ts'
import { outcomeOf } from './rows.ts'
import { runYear } from './run-year.ts'
import { yearView } from './view.ts'

/** Each benefit year of a person run again, beside what waits and what was done. @param sql sees all districts */
export async function readjudicationsOf(
  sql: Sql,
  personId: Uuid,
  reader: Staff,
  bundleOn: Needs['bundleOn'],
): Promise<ReadjudicationsView> {
  const [person] = await sql.query<{ name: string }>('select name from person where person_id = $1', [
    personId,
  ])
  if (person === undefined) throw new Error('broken invariant: whoever is visible is a person')
  const open = await openReadjudications(sql, reader, personId)
  const years: ReadjudicationYear[] = []
  for (const year of await yearsWithSettlements(sql, personId)) {
    const known = await readYear(sql, personId, year)
    const run = runYear(known, bundleOn)
    const request = open.find((one) => one.view.year === year) ?? null
    if (!run.ok)
      years.push({
        ...{
          year,
          state: 'impossible',
          why: reasonOf(run.error),
          settlements: [],
          counters: [],
          owedToPerson: 0,
        },
        request: request?.view ?? null,
      })
    else
      years.push({
        ...yearView(run.value, known.known.years),
        why: null,
        request:
          request === null
            ? null
            : { ...request.view, isAsAsked: hex(outcomeOf(run.value)) === request.outcome },
      })
  }
  return { personName: person.name, years, done: await doneOf(sql, personId) }
}

/** The requests that wait for a second person, of one person or of everybody in the reader's districts. */
export async function openReadjudications(
  sql: Sql,
  reader: Staff,
  personId: Uuid | null = null,
): Promise<{ view: ReadjudicationRequestView; outcome: string }[]> {
  const rows = await sql.query<Row & WaitingRow>(
    `select r.person_id, r.request_id, r.year, r.outcome::text as outcome, ${waitingColumns('reason')}, p.name
       from readjudication_request r join person p using (person_id)
     ${waitingFirst('($1::uuid is null or r.person_id = $1)')}`,
    [personId],
  )
  return rows.map((row) => ({
    outcome: String(row.outcome),
    view: {
      requestId: toWireId(row.request_id as Uuid),
      personId: toWireId(row.person_id as Uuid),
      personName: String(row.name),
      year: Number(row.year),
      isAsAsked: null,
      ...waitingIn(row, reader, REVERSERS),
    },
  }))
}

async function doneOf(sql: Sql, personId: Uuid): Promise<ReadjudicationsView['done']> {
  const rows = await sql.query<ReadjudicationsView['done'][number] & { readjudicationId: Uuid }>(
    `select r.readjudication_id as "readjudicationId", r.year, r.reason,
            staff_name(r.asked_by, r.readjudicated_at) as "askedBy", staff_name(r.approved_by, r.readjudicated_at) as "approvedBy",
            r.readjudicated_on as "on", count(d.voucher_id)::int as vouchers,
            coalesce(-sum(d.cash_pay), 0)::bigint as "owedToPerson"
       from readjudication r left join difference_voucher d using (person_id, readjudication_id)
      where r.person_id = $1 group by r.person_id, r.readjudication_id order by r.readjudication_id desc`,
    [personId],
  )
  return rows.map((row) => ({ ...row, readjudicationId: toWireId(row.readjudicationId) }))
}
