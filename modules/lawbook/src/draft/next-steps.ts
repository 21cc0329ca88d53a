import { ok, type Result, refuse, unreachable } from '@tongchou/kernel'
import type { DraftAction, DraftStateName } from '../contract.ts'
import type { DraftState } from './state.ts'

/** What may happen next, state by state: the one table that the rules and the buttons read. */
export const MAY_HAPPEN: Readonly<Record<DraftStateName, readonly DraftAction[]>> = {
  unchanged: ['revise', 'abandon'],
  malformed: ['revise', 'abandon'],
  outdated: ['revise', 'rebase', 'abandon'],
  drafted: ['revise', 'runCases', 'abandon'],
  casesUndecided: ['revise', 'runCases', 'decideCase', 'abandon'],
  casesRefused: ['revise', 'runCases', 'decideCase', 'abandon'],
  casesDecided: ['revise', 'runCases', 'decideCase', 'simulate', 'abandon'],
  simulating: ['revise', 'stopSimulation'],
  simulated: ['revise', 'runCases', 'decideCase', 'simulate', 'submit', 'abandon'],
  submitted: ['revise', 'recall', 'approve', 'return'],
  approved: ['revise', 'publish', 'abandon'],
  published: [],
  abandoned: [],
}

/** Steps that give the law a day: not when that day has come. */
const NEEDS_A_DAY_AHEAD: readonly DraftAction[] = ['submit', 'approve', 'publish']

/** Whether something may happen in a state, or the sentence that stands beside the button. */
export function mayHappen(
  state: DraftState,
  action: DraftAction,
  day: { inForceFrom: string; earliest: string },
): Result<null, string> {
  if (!MAY_HAPPEN[state.at].includes(action)) return refuse(whyNot(state, action))
  if (NEEDS_A_DAY_AHEAD.includes(action) && day.inForceFrom < day.earliest)
    return refuse(`执行日 ${day.inForceFrom} 已到，最早可定 ${day.earliest}`)
  return ok(null)
}

/** Actions that have no place in most states, and the sentence that says so. */
const HAS_NO_PLACE: Partial<Record<DraftAction, string>> = {
  stopSimulation: '没有正在进行的测算',
  decideCase: '没有不符的用例要定',
  rebase: '底稿就是最新的版本',
  recall: '没有提交审批，不用撤回',
}

function whyNot(state: DraftState, action: DraftAction): string {
  const isEnded = state.at === 'published' || state.at === 'abandoned'
  return (isEnded ? undefined : HAS_NO_PLACE[action]) ?? needOf(state)
}

/** What a draft needs next, in one sentence. */
export function needOf(state: DraftState): string {
  switch (state.at) {
    case 'unchanged':
      return '还没有改动，先改一条条文'
    case 'malformed':
      return `草案有 ${state.faults} 处错误，先改正`
    case 'outdated':
      return `第 ${state.last} 版已经发布，先把底稿从第 ${state.base} 版换过去`
    case 'drafted':
      return '先运行签字用例'
    case 'casesUndecided':
      return `还有 ${state.undecided} 条用例待定`
    case 'casesRefused':
      return '有用例认定草案有误，先改草案'
    case 'casesDecided':
      return '先测算'
    case 'simulating':
      return '正在测算'
    case 'simulated':
      return '等起草人提交审批'
    case 'submitted':
      return '等另一人审批'
    case 'approved':
      return '已审批，等发布'
    case 'published':
      return `已发布为第 ${state.version} 版，不能再改`
    case 'abandoned':
      return '草案已放弃'
    default:
      return unreachable(state)
  }
}
