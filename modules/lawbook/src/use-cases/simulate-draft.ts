import { ok, type Result, refuse, type Uuid } from '@tongchou/kernel'
import type { SimulationReport } from '@tongchou/policy'
import type { RefusalOf } from '@tongchou/staff'
import type { SimulationRecord } from '../draft/draft.ts'
import type { Actor } from '../draft/who-may.ts'
import type { Needs, SimulationJob } from '../needs.ts'
import type { Refusal } from '../refusal.ts'
import { unendedSimulations, writeSimulation, writeSimulationEnd } from '../store/simulations.ts'
import { onDraft, type StepRefusal, soundContent } from './opened-draft.ts'
import { lastNewDay } from './run-signed-cases.ts'

/** Starts to replay a year under the draft; the run goes on behind, and its result is kept when it ends. */
export const startSimulation =
  (needs: Needs) =>
  async (request: {
    draftId: Uuid
    revision: number
    year: number
    actor: Actor
  }): Promise<
    Result<{ runId: Uuid; ended: Promise<void> }, StepRefusal | RefusalOf<Refusal, 'no-population'>>
  > => {
    const years = await needs.simulator.years()
    if (!years.includes(request.year)) return refuse({ code: 'no-population', year: request.year, years })
    const runId = needs.newId()
    const started = await onDraft<SimulationJob, never>(needs, request, 'simulate', async (sql, opened) => {
      const after = soundContent(opened)
      const { base, draft } = opened
      await writeSimulation(sql, draft.draftId, {
        ...{ runId, revision: draft.now.revision, year: request.year },
        ...{ beforeHash: base.hash, afterHash: after.hash },
        ...{ startedBy: request.actor.login, startedAt: needs.now() },
      })
      return ok<SimulationJob>({
        ...{ region: draft.region, year: request.year, day: lastNewDay(opened) },
        ...{ before: base.files, after: after.files },
      })
    })
    return started.ok ? ok({ runId, ended: run(needs, runId, started.value) }) : started
  }

async function run(needs: Needs, runId: Uuid, job: SimulationJob): Promise<void> {
  const signal = needs.running.begin(runId)
  const onProgress = (progress: Parameters<typeof needs.running.advance>[1]) =>
    needs.running.advance(runId, progress)
  let end: NonNullable<SimulationRecord['end']>
  try {
    const report = await needs.simulator.simulate(job, { signal, onProgress })
    end = endOf(report, needs.running.end(runId), needs.now())
  } catch (error) {
    needs.running.end(runId)
    const reason = error instanceof Error ? error.message : String(error)
    end = { outcome: 'failed', endedAt: needs.now(), reason }
  }
  await writeSimulationEnd(needs.database, runId, end)
}

function endOf(
  report: SimulationReport,
  stoppedBy: string | null,
  endedAt: Date,
): NonNullable<SimulationRecord['end']> {
  return report.isComplete
    ? { outcome: 'complete', endedAt, report }
    : { outcome: 'stopped', endedAt, stoppedBy: stoppedBy ?? '平台', report }
}

/** Stops the running simulation; what it has found so far is kept and marked as partial. */
export const stopSimulation =
  (needs: Needs) =>
  (request: { draftId: Uuid; revision: number; actor: Actor }): Promise<Result<null, StepRefusal>> =>
    onDraft(needs, request, 'stopSimulation', async (sql, { state }) => {
      if (state.at !== 'simulating')
        throw new Error('broken invariant: only a simulation that runs is stopped')
      const { runId } = state.simulation
      // A run that another process began, or one that died with it, is ended here.
      if (!needs.running.stop(runId, request.actor.login))
        await writeSimulationEnd(sql, runId, {
          ...{ outcome: 'stopped', endedAt: needs.now(), stoppedBy: request.actor.login, report: null },
        })
      return ok(null)
    })

/** Runs that died with the platform are marked as failed when it starts again. */
export async function endLostSimulations({ database, now }: Pick<Needs, 'database' | 'now'>): Promise<void> {
  for (const runId of await unendedSimulations(database))
    await writeSimulationEnd(database, runId, {
      ...{ outcome: 'failed', endedAt: now(), reason: '平台重新启动，测算中断' },
    })
}
