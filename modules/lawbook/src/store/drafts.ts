import type { Sql } from '@tongchou/database'
import type { CivilDate, Uuid } from '@tongchou/kernel'
import type { CaseDecision, DraftRecord, Revision } from '../draft/draft.ts'
import { lastCaseRun, lastDecisions } from './case-runs.ts'
import { lastSimulation } from './simulations.ts'
import { lastSubmission } from './submissions.ts'

interface HeadRow {
  draft_id: Uuid
  region: string
  drafted_by: string
  drafted_at: Date
  revision: number
  title: string
  in_force_from: CivilDate
  base_version: number
  enacted_by: Revision['enactedBy']
  adopted: Revision['adopted']
  changes: Revision['changes']
  edits: string[]
  hash: string | null
  revised_at: Date
  abandoned_by: string | null
  abandoned_at: Date | null
  reason: string | null
  version: number | null
}

const HEADS = `select distinct on (d.draft_id) d.draft_id, d.region, d.drafted_by, d.drafted_at, r.revision, r.title, r.in_force_from,
    r.base_version, r.enacted_by, r.adopted, r.changes, r.edits, r.hash, r.revised_at, a.abandoned_by, a.abandoned_at, a.reason, v.version
  from law_draft d join law_draft_revision r using (draft_id)
  left join law_abandonment a using (draft_id)
  left join law_submission s using (draft_id)
  left join law_version v using (submission_id)`

/** A draft with the last of everything that happened to it. */
export async function readDraft(sql: Sql, draftId: Uuid): Promise<DraftRecord | null> {
  const [head] = await sql.query<HeadRow>(
    `${HEADS} where d.draft_id = $1 order by d.draft_id, r.revision desc, v.version nulls last`,
    [draftId],
  )
  return head === undefined ? null : recordOf(sql, head)
}

/** The drafts of a place that are neither published nor abandoned, the last changed first. */
export async function openDrafts(sql: Sql, region: string): Promise<DraftRecord[]> {
  const heads = await sql.query<HeadRow>(
    `${HEADS} where d.region = $1 order by d.draft_id, r.revision desc, v.version nulls last`,
    [region],
  )
  const open = heads.filter(({ version, abandoned_by }) => version === null && abandoned_by === null)
  const drafts: DraftRecord[] = []
  for (const head of open) drafts.push(await recordOf(sql, head))
  return drafts.sort((a, b) => b.now.revisedAt.getTime() - a.now.revisedAt.getTime())
}

async function recordOf(sql: Sql, head: HeadRow): Promise<DraftRecord> {
  const { draft_id: draftId } = head
  const decisions: readonly CaseDecision[] = await lastDecisions(sql, draftId)
  return {
    draftId,
    ...{ region: head.region, draftedBy: head.drafted_by, draftedAt: head.drafted_at },
    now: {
      ...{ revision: head.revision, title: head.title, inForceFrom: head.in_force_from },
      ...{ baseVersion: head.base_version, enactedBy: head.enacted_by, adopted: head.adopted },
      changes: head.changes,
      ...{ edits: head.edits, hash: head.hash, revisedAt: head.revised_at },
    },
    caseRun: await lastCaseRun(sql, draftId),
    decisions,
    simulation: await lastSimulation(sql, draftId),
    submission: await lastSubmission(sql, draftId),
    abandonment:
      head.abandoned_by === null || head.abandoned_at === null
        ? null
        : { by: head.abandoned_by, at: head.abandoned_at, reason: head.reason ?? '' },
    publishedVersion: head.version,
  }
}

/** Begins a draft with its first revision. */
export async function writeDraft(
  sql: Sql,
  draft: { draftId: Uuid; region: string; draftedBy: string },
  first: Revision,
): Promise<void> {
  await sql.query(
    'insert into law_draft (draft_id, region, drafted_by, drafted_at) values ($1, $2, $3, $4)',
    [draft.draftId, draft.region, draft.draftedBy, first.revisedAt],
  )
  await writeRevision(sql, draft, first)
}

/** Appends a revision. @returns false where another one took the number in between */
export async function writeRevision(
  sql: Sql,
  { draftId, region, draftedBy }: { draftId: Uuid; region: string; draftedBy: string },
  next: Revision,
): Promise<boolean> {
  const written = await sql.query(
    `insert into law_draft_revision (draft_id, region, revision, title, in_force_from, base_version, enacted_by, adopted, changes, edits,
       hash, revised_by, revised_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) on conflict (draft_id, revision) do nothing returning revision`,
    [
      ...[draftId, region, next.revision, next.title, next.inForceFrom, next.baseVersion],
      ...[next.enactedBy, next.adopted].map((it) => (it === null ? null : JSON.stringify(it))),
      ...[JSON.stringify(next.changes), JSON.stringify(next.edits), next.hash, draftedBy, next.revisedAt],
    ],
  )
  return written.length > 0
}

export async function writeAbandonment(
  sql: Sql,
  draftId: Uuid,
  { by, at, reason }: { by: string; at: Date; reason: string },
): Promise<void> {
  await sql.query('insert into law_abandonment values ($1, $2, $3, $4)', [draftId, by, at, reason])
}

/** Everything that happened to a draft, in words, newest first. */
export async function eventsOf(sql: Sql, draftId: Uuid): Promise<{ at: Date; by: string; what: string }[]> {
  return sql.query<{ at: Date; by: string; what: string }>(
    `select revised_at as at, revised_by as by, (select string_agg(e, '；') from jsonb_array_elements_text(edits) e) as what
       from law_draft_revision where draft_id = $1
     union all select ran_at, ran_by, '运行签字用例：' || (outcome->>'passed') || ' 通过，'
         || jsonb_array_length(outcome->'failing') || ' 不符' from law_case_run where draft_id = $1
     union all select decided_at, decided_by, '用例「' || case_id || '」'
         || case verdict when 'byNewLaw' then '按新条文' else '草案有误' end from law_case_decision where draft_id = $1
     union all select started_at, started_by, '开始测算 ' || year || ' 年' from law_simulation where draft_id = $1
     union all select ended_at, coalesce(stopped_by, started_by),
         case e.outcome when 'complete' then '测算完成' when 'stopped' then '停止测算' else '测算失败：' || e.reason end
       from law_simulation join law_simulation_end e using (run_id) where draft_id = $1
     union all select submitted_at, drafted_by, '提交审批' || case note when '' then '' else '，说明：' || note end
       from law_submission where draft_id = $1
     union all select decided_at, decided_by,
         case outcome when 'approved' then '批准' when 'returned' then '退回：' || reason else '撤回提交' end
       from law_decision join law_submission using (submission_id) where draft_id = $1
     union all select published_at, published_by, '发布为第 ' || version || ' 版'
       from law_version join law_submission using (submission_id) where draft_id = $1
     union all select abandoned_at, abandoned_by, '放弃：' || reason from law_abandonment where draft_id = $1
     order by at desc`,
    [draftId],
  )
}
