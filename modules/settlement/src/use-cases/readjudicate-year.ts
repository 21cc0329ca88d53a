import { askOnce, type Sql } from '@tongchou/database'
import { ok, type Result, refuse } from '@tongchou/kernel'
import { type Decidable, type Decision, type DecisionRefusal, mayDecide } from '@tongchou/staff'
import type { Needs } from '../needs.ts'
import { readYear } from '../readjudication/read-year.ts'
import { outcomeOf, readjudicationRows } from '../readjudication/rows.ts'
import { type KnownYear, runYear, type YearRun } from '../readjudication/run-year.ts'
import type { ApprovalRefusal, AskRefusal, RunRefusal } from '../refusal.ts'
import { hex } from '../rows.ts'
import { LostRace, writeOnce } from './write-once.ts'

interface OfYear {
  personId: string
  /** The year in which the benefit year begins. */
  year: number
}

/** Runs a person's benefit year again and stores nothing: what would be different, and for whom. */
export const previewReadjudication =
  (needs: Needs) =>
  async ({ personId, year }: OfYear): Promise<Result<YearRun, RunRefusal>> => {
    const known = await onSnapshot(needs, (sql) => readYear(sql, personId, year))
    return runYear(known, needs.bundleOn)
  }

/** Asks to readjudicate a year; no money moves until another person approves (JM-31). Asked twice, the first request stands. */
export const requestReadjudication =
  (needs: Needs) =>
  async (
    request: OfYear & { reason: string; askedBy: string; scope: string },
  ): Promise<Result<{ requestId: string }, AskRefusal>> => {
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

/** Difference vouchers issued; nothing where it was sent back. */
interface Decided {
  isApproved: boolean
  vouchers: number
}

interface OfRequest {
  personId: string
  requestId: string
}

/**
 * A second person approves, and the year is readjudicated exactly as it was shown to the one who asked; or sends it back, and all stays.
 * Where anything has changed since, the outcome is another one and must be asked for anew.
 */
export const decideReadjudication =
  (needs: Needs) =>
  async (decision: Decision & OfRequest): Promise<Result<Decided, ApprovalRefusal | DecisionRefusal>> => {
    if (!(await isVisible(needs, decision))) return refuse({ code: 'unknown-request' })
    return writeOnce<Decided, ApprovalRefusal | DecisionRefusal>(async () => {
      const found = await onSnapshot(needs, async (sql) => {
        const asked = await requestOf(sql, decision)
        return {
          asked,
          known: asked === undefined ? null : await readYear(sql, decision.personId, asked.year),
        }
      })
      const may = mayDecide(found.asked, decision)
      if (!may.ok) return may
      if (found.asked === undefined || found.known === null || may.value === 'decided')
        return ok({ isApproved: decision.approve, vouchers: await vouchersOf(needs, decision) })
      return decision.approve
        ? approved(needs, decision, { asked: found.asked, known: found.known })
        : sentBack(needs, decision)
    })
  }

async function approved(
  needs: Needs,
  { requestId, decidedBy }: Decision & OfRequest,
  { asked, known }: { asked: AskedYear; known: KnownYear },
): Promise<Result<Decided, ApprovalRefusal>> {
  const run = runYear(known, needs.bundleOn)
  if (!run.ok) return run
  if (hex(outcomeOf(run.value)) !== asked.outcome)
    return refuse({ code: 'outcome-changed', year: asked.year })
  const rows = readjudicationRows(known, run.value, {
    ...{ requestId, reason: asked.reason, askedBy: asked.asked_by, approvedBy: decidedBy },
    ...{ at: needs.now(), on: needs.today(), newId: needs.newId },
  })
  await needs.database.query(
    'select readjudication_write($1)',
    [JSON.stringify(rows)],
    'readjudication-write',
  )
  return ok({ isApproved: true, vouchers: run.value.reruns.filter((it) => it.isDifferent).length })
}

async function sentBack(
  needs: Needs,
  { personId, requestId, decidedBy, reason }: Decision & OfRequest & { approve: false },
): Promise<Result<Decided, never>> {
  const written = await needs.database.query(
    `update readjudication_request set decided_by = $3, decided_at = $4, is_approved = false, decision_reason = $5
      where person_id = $1 and request_id = $2 and decided_by is null returning 1`,
    [personId, requestId, decidedBy, needs.now(), reason],
  )
  if (written.length === 0) throw new LostRace('somebody else decided first')
  return ok({ isApproved: false, vouchers: 0 })
}

interface AskedYear extends Decidable {
  year: number
  outcome: string
  reason: string
}

async function requestOf(sql: Sql, { personId, requestId }: OfRequest): Promise<AskedYear | undefined> {
  const [asked] = await sql.query<AskedYear>(
    `select year, outcome::text as outcome, reason, asked_by, decided_by, is_approved from readjudication_request
      where person_id = $1 and request_id = $2`,
    [personId, requestId],
  )
  return asked
}

/** How many vouchers an approved request has issued. */
async function vouchersOf({ database }: Needs, { personId, requestId }: OfRequest): Promise<number> {
  const [issued] = await database.query<{ vouchers: number }>(
    `select count(*) as vouchers from difference_voucher join readjudication r using (person_id, readjudication_id)
      where r.person_id = $1 and r.request_id = $2`,
    [personId, requestId],
  )
  return issued?.vouchers ?? 0
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
