import { expect, test } from 'vitest'
import { DRAFT_ACTIONS } from '../contract.ts'
import { type Actor, whoMay } from './who-may.ts'

const draft = { draftedBy: 'xu', drafterName: '示例·许' }
const person = (login: string, ...roles: Actor['roles']): Actor => ({ login, name: `示例·${login}`, roles })
const may = (actor: Actor) => DRAFT_ACTIONS.filter((action) => whoMay(action, actor, draft).ok)

test('the drafter does everything but approve, and is told that another must', () => {
  expect(DRAFT_ACTIONS.filter((it) => !may(person('xu', 'policy')).includes(it))).toEqual([
    'approve',
    'return',
  ])
  expect(whoMay('approve', person('xu', 'policy', 'supervisor'), draft)).toMatchObject({
    error: '起草人不能审批自己的草案，须由另一人',
  })
})

test.each(['policy', 'supervisor'] as const)(
  'another person with the role %s approves, returns and publishes',
  (role) => {
    expect(may(person('gao', role))).toEqual(['approve', 'return', 'publish'])
  },
)

test.each(['administrator', 'finance', 'counter'] as const)('%s does nothing with a draft', (role) => {
  expect(may(person('zheng', role))).toEqual([])
})
