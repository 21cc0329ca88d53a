import { describe, expect, test } from 'vitest'
import { DRAFT_ACTIONS, DRAFT_STATES, type DraftAction } from '../contract.ts'
import { MAY_HAPPEN, mayHappen } from './next-steps.ts'
import type { DraftState } from './state.ts'

const AHEAD = { inForceFrom: '2027-01-01', earliest: '2026-10-23' }
/** One draft in each state; what a state carries does not decide what may happen in it. */
const EXAMPLES: Readonly<Record<DraftState['at'], DraftState>> = Object.fromEntries(
  DRAFT_STATES.map((at) => [at, { at, undecided: 2, faults: 1, base: 1, last: 2, version: 2 } as DraftState]),
) as Record<DraftState['at'], DraftState>

const reasonOf = (state: DraftState['at'], action: DraftAction, day = AHEAD): string | null => {
  const may = mayHappen(EXAMPLES[state], action, day)
  return may.ok ? null : may.error
}

test('起草 → 用例 → 测算 → 审批 → 发布: nothing is published that was not drafted, run, simulated and approved', () => {
  const states = (action: DraftAction) => DRAFT_STATES.filter((at) => MAY_HAPPEN[at].includes(action))
  expect(states('publish')).toEqual(['approved'])
  expect(states('approve')).toEqual(['submitted'])
  expect(states('submit')).toEqual(['simulated'])
  expect(states('simulate')).toEqual(['casesDecided', 'simulated'])
})

test('whatever may not happen says why, in Chinese', () => {
  for (const at of DRAFT_STATES)
    for (const action of DRAFT_ACTIONS) {
      const reason = reasonOf(at, action)
      expect(reason === null, `${at} ${action}`).toBe(MAY_HAPPEN[at].includes(action))
      if (reason !== null) expect(reason, `${at} ${action}`).toMatch(/^[^a-z]*[\u4e00-\u9fff][^a-z]*$/)
    }
})

test('a published or abandoned draft is only read', () => {
  expect([...MAY_HAPPEN.published, ...MAY_HAPPEN.abandoned]).toEqual([])
})

describe('the sentence beside the button', () => {
  test.each([
    ['unchanged', 'submit', '还没有改动，先改一条条文'],
    ['malformed', 'runCases', '草案有 1 处错误，先改正'],
    ['outdated', 'publish', '第 2 版已经发布，先把底稿从第 1 版换过去'],
    ['drafted', 'simulate', '先运行签字用例'],
    ['casesUndecided', 'submit', '还有 2 条用例待定'],
    ['casesRefused', 'simulate', '有用例认定草案有误，先改草案'],
    ['casesDecided', 'submit', '先测算'],
    ['simulating', 'submit', '正在测算'],
    ['simulated', 'approve', '等起草人提交审批'],
    ['simulated', 'stopSimulation', '没有正在进行的测算'],
    ['submitted', 'publish', '等另一人审批'],
    ['submitted', 'submit', '等另一人审批'],
    ['drafted', 'recall', '没有提交审批，不用撤回'],
    ['published', 'revise', '已发布为第 2 版，不能再改'],
    ['abandoned', 'rebase', '草案已放弃'],
  ] as const)('%s %s: %s', (at, action, sentence) => {
    expect(reasonOf(at, action)).toBe(sentence)
  })
})

test.each(['submit', 'approve', 'publish'] as const)('%s waits for a day that has not begun', (action) => {
  const at = { submit: 'simulated', approve: 'submitted', publish: 'approved' } as const
  const day = { inForceFrom: '2026-10-22', earliest: '2026-10-23' }
  expect(reasonOf(at[action], action, day)).toBe('执行日 2026-10-22 已到，最早可定 2026-10-23')
  expect(reasonOf(at[action], action, { ...day, inForceFrom: '2026-10-23' })).toBeNull()
})
