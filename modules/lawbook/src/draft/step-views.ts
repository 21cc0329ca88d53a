import type { NameAt } from '@tongchou/staff'
import type { z } from 'zod'
import type { stepViewShape } from '../contract.ts'
import type { CaseRunRecord, DraftRecord, SimulationRecord } from './draft.ts'
import { needOf } from './next-steps.ts'
import type { DraftState } from './state.ts'

type StepView = z.infer<typeof stepViewShape>
type Step = StepView['step']

const STEPS: readonly Step[] = ['draft', 'cases', 'simulation', 'approval', 'publication']

/** On which of the five steps a draft stands: everything before it is done, everything after it waits. */
const STANDS_ON: Readonly<Record<DraftState['at'], Step | 'end'>> = {
  unchanged: 'draft',
  malformed: 'draft',
  outdated: 'draft',
  drafted: 'cases',
  casesUndecided: 'cases',
  casesRefused: 'cases',
  casesDecided: 'simulation',
  simulating: 'simulation',
  simulated: 'approval',
  submitted: 'approval',
  approved: 'publication',
  published: 'end',
  abandoned: 'draft',
}

/** 起草 → 用例 → 测算 → 审批 → 发布, each with its line. */
export function stepViews(draft: DraftRecord, state: DraftState, nameAt: NameAt): StepView[] {
  const stands = STANDS_ON[state.at]
  const current = stands === 'end' ? STEPS.length : STEPS.indexOf(stands)
  const wasDone: Readonly<Record<Step, boolean>> = {
    draft: false,
    cases: draft.caseRun !== null,
    simulation: draft.simulation?.end?.outcome === 'complete',
    approval: draft.submission?.decision?.outcome === 'approved',
    publication: false,
  }
  return STEPS.map((step, at) => ({
    step,
    state: at < current ? 'done' : at === current ? 'current' : wasDone[step] ? 'stale' : 'waiting',
    note: noteOf(step, at <= current, draft, state, nameAt),
  }))
}

function noteOf(
  step: Step,
  isReached: boolean,
  draft: DraftRecord,
  state: DraftState,
  nameAt: NameAt,
): string {
  switch (step) {
    case 'draft':
      return STANDS_ON[state.at] === 'draft'
        ? needOf(state)
        : `${nameAt(draft.draftedBy, draft.now.revisedAt)} ${timeOf(draft.now.revisedAt).slice(0, 5)}`
    case 'cases':
      return draft.caseRun === null ? '' : isReached ? caseNote(draft.caseRun, state) : '草案已改，用例要重跑'
    case 'simulation':
      return draft.simulation === null
        ? ''
        : isReached
          ? simulationNote(draft.simulation)
          : '草案已改，测算作废'
    case 'approval': {
      const decision = draft.submission?.decision
      if (state.at === 'submitted') return '等另一人审批'
      if (isReached && decision?.outcome === 'approved')
        return `${nameAt(decision.decidedBy, decision.decidedAt)} 已批准`
      return decision?.outcome === 'returned'
        ? `${nameAt(decision.decidedBy, decision.decidedAt)} 退回`
        : '须由另一人'
    }
    case 'publication':
      return `${draft.now.inForceFrom} 生效`
  }
}

function caseNote({ outcome }: CaseRunRecord, state: DraftState): string {
  const failing = outcome.failing.length
  if (state.at === 'drafted') return '草案已改，用例要重跑'
  if (failing === 0) return `${outcome.passed} 条全部通过`
  const open = state.at === 'casesUndecided' ? state.undecided : 0
  return `${failing - open} / ${failing} 条已定`
}

function simulationNote({ end, startedAt }: SimulationRecord): string {
  if (end === null) return `${timeOf(startedAt)} 起`
  const words = { complete: '', stopped: ' 已停止', failed: ' 失败' }
  return `${timeOf(end.endedAt)}${words[end.outcome]}`
}

/** 11-26 20:49, in China. */
const timeOf = (at: Date): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' })
    .format(at)
    .slice(5)
