import type { Sql } from '@tongchou/database'
import type { Uuid } from '@tongchou/kernel'
import type { SimulationReport } from '@tongchou/policy'
import type { SimulationRecord } from '../draft/draft.ts'

interface SimulationRow {
  run_id: Uuid
  revision: number
  before_hash: string
  after_hash: string
  year: number
  started_by: string
  started_at: Date
  outcome: 'complete' | 'stopped' | 'failed' | null
  ended_at: Date | null
  stopped_by: string | null
  report: SimulationReport | null
  reason: string | null
}

export async function lastSimulation(sql: Sql, draftId: Uuid): Promise<SimulationRecord | null> {
  const [row] = await sql.query<SimulationRow>(
    `select * from law_simulation left join law_simulation_end using (run_id) where draft_id = $1
      order by started_at desc, run_id desc limit 1`,
    [draftId],
  )
  if (row === undefined) return null
  return {
    ...{ runId: row.run_id, revision: row.revision, year: row.year },
    ...{ beforeHash: row.before_hash, afterHash: row.after_hash },
    ...{ startedBy: row.started_by, startedAt: row.started_at },
    end: endOf(row),
  }
}

function endOf(row: SimulationRow): SimulationRecord['end'] {
  const { outcome, ended_at: endedAt, report, stopped_by: stoppedBy, reason } = row
  if (outcome === null || endedAt === null) return null
  if (outcome === 'complete' && report !== null) return { outcome, endedAt, report }
  if (outcome === 'stopped') return { outcome, endedAt, stoppedBy: stoppedBy ?? '', report }
  return { outcome: 'failed', endedAt, reason: reason ?? '' }
}

export async function writeSimulation(
  sql: Sql,
  draftId: Uuid,
  run: Omit<SimulationRecord, 'end'>,
): Promise<void> {
  await sql.query(
    `insert into law_simulation (run_id, draft_id, revision, before_hash, after_hash, year, started_by, started_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      ...[run.runId, draftId, run.revision, run.beforeHash, run.afterHash],
      ...[run.year, run.startedBy, run.startedAt],
    ],
  )
}

/** Ends a run once; a second end, by a restart that thought it lost, changes nothing. */
export async function writeSimulationEnd(
  sql: Sql,
  runId: Uuid,
  end: NonNullable<SimulationRecord['end']>,
): Promise<void> {
  await sql.query(
    `insert into law_simulation_end (run_id, outcome, ended_at, stopped_by, report, reason) values ($1, $2, $3, $4, $5, $6)
     on conflict (run_id) do nothing`,
    [
      ...[runId, end.outcome, end.endedAt],
      end.outcome === 'stopped' ? end.stoppedBy : null,
      end.outcome === 'failed' || end.report === null ? null : JSON.stringify(end.report),
      end.outcome === 'failed' ? end.reason : null,
    ],
  )
}

/** Runs that nobody ended: the process that did them is gone. */
export async function unendedSimulations(sql: Sql): Promise<Uuid[]> {
  const rows = await sql.query<{ run_id: Uuid }>(
    'select run_id from law_simulation left join law_simulation_end e using (run_id) where e.run_id is null',
  )
  return rows.map(({ run_id }) => run_id)
}
