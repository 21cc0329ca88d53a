import type { Sql } from '@tongchou/database'
import type { Uuid } from '@tongchou/kernel'
import type { CaseRunOutcome } from '../cases/run-cases.ts'
import type { CaseDecision, CaseRunRecord } from '../draft/draft.ts'

interface RunRow {
  run_id: Uuid
  revision: number
  hash: string
  ran_by: string
  ran_at: Date
  outcome: CaseRunOutcome
}

export async function lastCaseRun(sql: Sql, draftId: Uuid): Promise<CaseRunRecord | null> {
  const [row] = await sql.query<RunRow>(
    `select run_id, revision, hash, ran_by, ran_at, outcome from law_case_run where draft_id = $1
      order by ran_at desc, run_id desc limit 1`,
    [draftId],
  )
  if (row === undefined) return null
  const { run_id: runId, revision, hash, ran_by: ranBy, ran_at: ranAt, outcome } = row
  return { runId, revision, hash, ranBy, ranAt, outcome }
}

export async function writeCaseRun(sql: Sql, draftId: Uuid, run: CaseRunRecord): Promise<void> {
  await sql.query(
    `insert into law_case_run (run_id, draft_id, revision, hash, ran_by, ran_at, outcome) values ($1, $2, $3, $4, $5, $6, $7)`,
    [run.runId, draftId, run.revision, run.hash, run.ranBy, run.ranAt, JSON.stringify(run.outcome)],
  )
}

/** What was decided last of each case. */
export async function lastDecisions(sql: Sql, draftId: Uuid): Promise<CaseDecision[]> {
  const rows = await sql.query<{
    case_id: string
    failure: string
    verdict: CaseDecision['verdict']
    note: string
    decided_by: string
    decided_at: Date
  }>(
    `select distinct on (case_id) case_id, failure, verdict, note, decided_by, decided_at
       from law_case_decision where draft_id = $1 order by case_id, decided_at desc`,
    [draftId],
  )
  return rows.map((row) => ({
    ...{ caseId: row.case_id, failure: row.failure, verdict: row.verdict, note: row.note },
    ...{ decidedBy: row.decided_by, decidedAt: row.decided_at },
  }))
}

export async function writeCaseDecision(sql: Sql, draftId: Uuid, decision: CaseDecision): Promise<void> {
  await sql.query(
    `insert into law_case_decision (draft_id, case_id, decided_at, failure, verdict, note, decided_by)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      ...[draftId, decision.caseId, decision.decidedAt, decision.failure],
      ...[decision.verdict, decision.note, decision.decidedBy],
    ],
  )
}
