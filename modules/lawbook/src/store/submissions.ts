import type { Sql } from '@tongchou/database'
import type { Uuid } from '@tongchou/kernel'
import type { SubmissionRecord } from '../draft/draft.ts'

type Decision = NonNullable<SubmissionRecord['decision']>

interface SubmissionRow {
  submission_id: Uuid
  revision: number
  submitted_at: Date
  warnings: string[]
  note: string
  confirmed_unverified: string[]
  outcome: Decision['outcome'] | null
  decided_by: string | null
  decided_at: Date | null
  reason: string | null
}

export async function lastSubmission(sql: Sql, draftId: Uuid): Promise<SubmissionRecord | null> {
  const [row] = await sql.query<SubmissionRow>(
    `select s.submission_id, s.revision, s.submitted_at, s.warnings, s.note, s.confirmed_unverified,
        d.outcome, d.decided_by, d.decided_at, d.reason
       from law_submission s left join law_decision d using (submission_id)
      where s.draft_id = $1 order by s.submitted_at desc, s.submission_id desc limit 1`,
    [draftId],
  )
  if (row === undefined) return null
  const { outcome, decided_by: decidedBy, decided_at: decidedAt } = row
  return {
    ...{ submissionId: row.submission_id, revision: row.revision, submittedAt: row.submitted_at },
    ...{ warnings: row.warnings, note: row.note, confirmedUnverified: row.confirmed_unverified },
    decision:
      outcome === null || decidedBy === null || decidedAt === null
        ? null
        : { outcome, decidedBy, decidedAt, reason: row.reason ?? '' },
  }
}

export async function writeSubmission(
  sql: Sql,
  draft: { draftId: Uuid; draftedBy: string; hash: string; caseRunId: Uuid; simulationId: Uuid },
  submission: Omit<SubmissionRecord, 'decision'>,
): Promise<void> {
  await sql.query(
    `insert into law_submission (submission_id, draft_id, revision, drafted_by, hash, case_run_id, simulation_id, warnings, note,
       confirmed_unverified, submitted_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      ...[submission.submissionId, draft.draftId, submission.revision, draft.draftedBy, draft.hash],
      ...[draft.caseRunId, draft.simulationId, JSON.stringify(submission.warnings), submission.note],
      ...[JSON.stringify(submission.confirmedUnverified), submission.submittedAt],
    ],
  )
}

/** Decides a submission; whoever is alone with the draft has seen that nobody has. */
export const writeDecision = (
  sql: Sql,
  submissionId: Uuid,
  draftedBy: string,
  decision: Decision,
): Promise<unknown> =>
  sql.query('insert into law_decision values ($1, $2, $3, $4, $5, $6)', [
    ...[submissionId, decision.outcome, draftedBy, decision.decidedBy, decision.decidedAt, decision.reason],
  ])

/** The draft that a submission asked to approve. */
export async function draftOfSubmission(sql: Sql, submissionId: Uuid): Promise<Uuid | null> {
  const [row] = await sql.query<{ draft_id: Uuid }>(
    'select draft_id from law_submission where submission_id = $1',
    [submissionId],
  )
  return row?.draft_id ?? null
}
