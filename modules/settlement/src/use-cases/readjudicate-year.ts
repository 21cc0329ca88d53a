import { askOnce, type Sql } from '@tongchou/database'
import { ok, type Result, refuse } from '@tongchou/kernel'
import type { Needs } from '../needs.ts'
import { readYear } from '../readjudication/read-year.ts'
import { outcomeOf, readjudicationRows } from '../readjudication/rows.ts'
import { type KnownYear, runYear, type YearRun } from '../readjudication/run-year.ts'
import type { ReadjudicationRefusal, Refusal } from '../refusal.ts'
import { hex } from '../rows.ts'
import { writeOnce } from './write-once.ts'

interface OfYear {
  personId: string
  /** The year in which the benefit year begins. */
  year: number
}

/** Runs a person's benefit year again and stores nothing: what would be different, and for whom. */
export const previewReadjudication =
  (needs: Needs) =>
  async ({ personId, year }: OfYear): Promise<Result<YearRun, Refusal>> => {
    const known = await onSnapshot(needs, (sql) => readYear(sql, personId, year))
    return runYear(known, needs.bundleOn)
  }

/** Asks to readjudicate a year; no money moves until another person approves (JM-31). Asked twice, the first request stands. */
export const requestReadjudication =
  (needs: Needs) =>
  async (
    request: OfYear & { reason: string; askedBy: string; scope: string },
  ): Promise<Result<{ requestId: string }, ReadjudicationRefusal>> => {
    if (!(await isVisible(needs, request))) return refuse({ code: 'unknown-person' })
    const run = await previewReadjudication(needs)(request)
    if (!run.ok) return run
    if (!run.value.isDifferent) return refuse({ code: 'nothing-to-readjudicate', year: request.year })
    const { personId, year, reason, askedBy } = request
    const requestId = await askOnce(needs.database, 'readjudication_request', {
      same: { person_id: personId, year },
      said: {
        ...{ request_id: needs.newId(), outcome: hex(outcomeOf(run.value)), reason },
        ...{ asked_by: askedBy, asked_at: needs.now() },
      },
    })
    return ok({ requestId })
  }

/** What came of a decision. */
interface Decision {
  isApproved: boolean
  /** Difference vouchers issued. */
  vouchers: number
}

export interface ReadjudicationDecision {
  personId: string
  requestId: string
  approve: boolean
  decidedBy: string
  scope: string
}

/**
 * A second person approves, and the year is readjudicated exactly as it was shown to the one who asked, or declines, and all stays. Where
 * anything has changed since, the outcome is another one and must be asked for anew.
 */
export const decideReadjudication =
  (needs: Needs) =>
  async (decision: ReadjudicationDecision): Promise<Result<Decision, ReadjudicationRefusal>> => {
    if (!(await isVisible(needs, decision))) return refuse({ code: 'unknown-person' })
    return writeOnce<Decision, ReadjudicationRefusal>(async () => {
      const found = await onSnapshot(needs, async (sql) => {
        const open = await openRequest(sql, decision)
        return open === undefined ? null : { open, known: await readYear(sql, decision.personId, open.year) }
      })
      if (found === null) return refuse({ code: 'nothing-to-decide' })
      if (found.open.asked_by === decision.decidedBy) return refuse({ code: 'same-person' })
      return decision.approve ? approved(needs, decision, found) : declined(needs, decision)
    })
  }

async function approved(
  needs: Needs,
  { requestId, decidedBy }: ReadjudicationDecision,
  { open, known }: { open: OpenRequest; known: KnownYear },
): Promise<Result<Decision, ReadjudicationRefusal>> {
  const run = runYear(known, needs.bundleOn)
  if (!run.ok) return run
  if (hex(outcomeOf(run.value)) !== open.outcome) return refuse({ code: 'outcome-changed', year: open.year })
  const rows = readjudicationRows(known, run.value, {
    ...{ requestId, reason: open.reason, askedBy: open.asked_by, approvedBy: decidedBy },
    ...{ at: needs.now(), on: needs.today(), newId: needs.newId },
  })
  await needs.database.query(
    'select readjudication_write($1)',
    [JSON.stringify(rows)],
    'readjudication-write',
  )
  return ok({ isApproved: true, vouchers: run.value.reruns.filter((it) => it.isDifferent).length })
}

async function declined(
  needs: Needs,
  { personId, requestId, decidedBy }: ReadjudicationDecision,
): Promise<Result<Decision, ReadjudicationRefusal>> {
  await needs.database.query(
    `update readjudication_request set decided_by = $3, decided_at = $4, is_approved = false
      where person_id = $1 and request_id = $2 and decided_by is null`,
    [personId, requestId, decidedBy, needs.now()],
  )
  return ok({ isApproved: false, vouchers: 0 })
}

interface OpenRequest {
  year: number
  outcome: string
  reason: string
  asked_by: string
}

async function openRequest(
  sql: Sql,
  { personId, requestId }: ReadjudicationDecision,
): Promise<OpenRequest | undefined> {
  const [open] = await sql.query<OpenRequest>(
    `select year, outcome::text as outcome, reason, asked_by from readjudication_request
      where person_id = $1 and request_id = $2 and decided_by is null`,
    [personId, requestId],
  )
  return open
}

const onSnapshot = <T>(needs: Needs, work: (sql: Sql) => Promise<T>): Promise<T> =>
  needs.database.inTransaction('*', async (sql) => {
    await sql.query('set transaction isolation level repeatable read, read only')
    return work(sql)
  })

async function isVisible(
  needs: Needs,
  { personId, scope }: { personId: string; scope: string },
): Promise<boolean> {
  const found = await needs.database.inTransaction(scope, (sql) =>
    sql.query('select 1 from person where person_id = $1', [personId]),
  )
  return found.length > 0
}
