import type { z } from 'zod'
import type { stepViewShape } from '../contract.ts'
import type { DraftRecord } from './draft.ts'
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
export function stepViews(
  draft: DraftRecord,
  state: DraftState,
  nameOf: (login: string) => string,
): StepView[] {
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
    note: noteOf(step, at <= current, draft, state, nameOf),
  }))
}

function noteOf(
  step: Step,
  isReached: boolean,
  draft: DraftRecord,
  state: DraftState,
  nameOf: (login: string) => string,
): string {
  switch (step) {
    case 'draft':
      return STANDS_ON[state.at] === 'draft'
        ? needOf(state)
        : `${nameOf(draft.draftedBy)} ${day(draft.now.revisedAt)}`
    case 'cases':
      return isReached ? caseNote(state) : draft.caseRun === null ? '' : '草案已改，用例要重跑'
    case 'simulation':
      if (!isReached) return draft.simulation === null ? '' : '草案已改，测算作废'
      return 'simulation' in state ? moment(state.simulation.end?.endedAt ?? state.simulation.startedAt) : ''
    case 'approval':
      if (state.at === 'approved') return `${nameOf(state.approvedBy)} 已批准`
      return state.at === 'submitted' ? '等另一人审批' : '须由另一人'
    case 'publication':
      return `${draft.now.inForceFrom} 生效`
  }
}

function caseNote(state: DraftState): string {
  if (!('run' in state)) return ''
  const failing = state.run.outcome.failing.length
  if (failing === 0) return `${state.run.outcome.passed} 条全部通过`
  const open = state.at === 'casesUndecided' ? state.undecided : 0
  return `${failing - open} / ${failing} 条已定`
}

const inChina = (at: Date, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', ...options }).format(at)

const day = (at: Date): string => inChina(at, { month: '2-digit', day: '2-digit' })

const moment = (at: Date): string =>
  inChina(at, { month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' })
