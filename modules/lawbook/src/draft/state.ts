import type { CaseFailure } from '../cases/run-cases.ts'
import type { CaseDecision, CaseRunRecord, DraftRecord, SimulationRecord, SubmissionRecord } from './draft.ts'

type CompleteSimulation = SimulationRecord & { end: { outcome: 'complete' } }

/** Where a draft stands; each state carries exactly what is known in it. */
export type DraftState =
  | { at: 'unchanged' }
  | { at: 'malformed'; faults: number }
  | { at: 'outdated'; base: number; last: number }
  | { at: 'drafted' }
  | { at: 'casesUndecided'; run: CaseRunRecord; undecided: number }
  | { at: 'casesRefused'; run: CaseRunRecord; refused: CaseDecision }
  | { at: 'casesDecided'; run: CaseRunRecord }
  | { at: 'simulating'; run: CaseRunRecord; simulation: SimulationRecord }
  | { at: 'simulated'; run: CaseRunRecord; simulation: CompleteSimulation }
  | { at: 'submitted'; run: CaseRunRecord; simulation: CompleteSimulation; submission: SubmissionRecord }
  | { at: 'approved'; run: CaseRunRecord; submission: SubmissionRecord; approvedBy: string }
  | { at: 'published'; version: number }
  | { at: 'abandoned' }

/** What the state depends on besides the draft itself. */
export interface Ground {
  /** The last version of the law. */
  lastVersion: number
  baseHash: string
  faults: number
}

/** Where a draft stands. Whatever was run or asked on another content than the present one does not count. */
export function stateOf(draft: DraftRecord, ground: Ground): DraftState {
  const { hash } = draft.now
  if (draft.publishedVersion !== null) return { at: 'published', version: draft.publishedVersion }
  if (draft.abandonment !== null) return { at: 'abandoned' }
  if (hash === null) return { at: 'malformed', faults: ground.faults }
  if (draft.now.baseVersion !== ground.lastVersion)
    return { at: 'outdated', base: draft.now.baseVersion, last: ground.lastVersion }
  if (hash === ground.baseHash) return { at: 'unchanged' }
  const run = draft.caseRun
  if (run === null || run.hash !== hash) return { at: 'drafted' }
  const open = run.outcome.failing.map((failure) => ({ failure, decision: decisionOf(draft, failure) }))
  const refused = open.find(({ decision }) => decision?.verdict === 'draftIsWrong')?.decision
  if (refused !== undefined && refused !== null) return { at: 'casesRefused', run, refused }
  const undecided = open.filter(({ decision }) => decision === null).length
  if (undecided > 0) return { at: 'casesUndecided', run, undecided }
  return afterCases(draft, ground, run)
}

function afterCases(draft: DraftRecord, ground: Ground, run: CaseRunRecord): DraftState {
  const { simulation } = draft
  if (!isOf(simulation, draft, ground)) return { at: 'casesDecided', run }
  if (simulation.end === null) return { at: 'simulating', run, simulation }
  if (!isComplete(simulation)) return { at: 'casesDecided', run }
  const submission = draft.submission
  if (submission?.revision !== draft.now.revision) return { at: 'simulated', run, simulation }
  const { decision } = submission
  if (decision === null) return { at: 'submitted', run, simulation, submission }
  if (decision.outcome === 'approved')
    return { at: 'approved', run, submission, approvedBy: decision.decidedBy }
  return { at: 'simulated', run, simulation }
}

/** What a person decided on this very failure. */
export const decisionOf = (draft: DraftRecord, failure: CaseFailure): CaseDecision | null =>
  draft.decisions.find((it) => it.caseId === failure.caseId && it.failure === failure.digest) ?? null

/** Whether a simulation compares the draft's present content with its present ground. */
export const isOf = (
  simulation: SimulationRecord | null,
  draft: DraftRecord,
  ground: Pick<Ground, 'baseHash'>,
): simulation is SimulationRecord =>
  simulation !== null && simulation.afterHash === draft.now.hash && simulation.beforeHash === ground.baseHash

const isComplete = (simulation: SimulationRecord): simulation is CompleteSimulation =>
  simulation.end?.outcome === 'complete' && simulation.end.report.isComplete
