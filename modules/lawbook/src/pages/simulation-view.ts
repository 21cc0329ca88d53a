import type { NameAt } from '@tongchou/staff'
import type { SimulationView } from '../contract.ts'
import type { SimulationRecord } from '../draft/draft.ts'
import type { RunningSimulations } from '../running-simulations.ts'

/** The last simulation of a draft as the page shows it: how far it is, or what came out. */
export function simulationView(
  simulation: SimulationRecord,
  isCurrent: boolean,
  needs: { running: RunningSimulations; now: () => Date; nameAt: NameAt },
): SimulationView {
  const { runId, startedAt, year, end } = simulation
  const head = {
    ...{ runId, year, isCurrent },
    startedBy: needs.nameAt(simulation.startedBy, startedAt),
    startedAt: startedAt.toISOString(),
  }
  if (end === null) return { ...head, ...progressOf(simulation, needs) }
  const finishedAt = end.endedAt.toISOString()
  const tookMs = end.endedAt.getTime() - startedAt.getTime()
  switch (end.outcome) {
    case 'complete':
      return { ...head, state: 'complete', finishedAt, tookMs, report: end.report }
    case 'stopped': {
      const stoppedBy = needs.nameAt(end.stoppedBy, end.endedAt)
      return { ...head, state: 'stopped', finishedAt, tookMs, stoppedBy, report: end.report }
    }
    case 'failed':
      return { ...head, state: 'failed', finishedAt, reason: end.reason }
  }
}

function progressOf(
  { runId, startedAt }: SimulationRecord,
  { running, now }: { running: RunningSimulations; now: () => Date },
) {
  const { persons, ofPersons, episodes } = running.progressOf(runId) ?? {
    ...{ persons: 0, ofPersons: 0, episodes: 0 },
  }
  const seconds = (now().getTime() - startedAt.getTime()) / 1000
  const secondsLeft = persons === 0 ? null : Math.ceil((seconds / persons) * (ofPersons - persons))
  return { state: 'running' as const, persons, ofPersons, episodes, secondsLeft }
}
