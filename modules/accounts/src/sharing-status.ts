import { civilDate } from '@tongchou/kernel'
import { Problem, refusalsOf } from '@tongchou/staff'
import { RELATION_NAMES } from './contract.ts'
import type { SharingRefusal } from './sharing.ts'

/** A refusal of sharing an account as a problem: the rule in one sentence, and the way that works. */
function statusOf(refusal: SharingRefusal): Problem {
  switch (refusal.code) {
    case 'unknown-person':
      return new Problem(404, refusal.code, '没有这个人，或不在您的区县')
    case 'unknown-relative':
      return new Problem(409, refusal.code, '人员编号和姓名对不上，请核对亲属的编号和姓名', {
        field: 'relativeNo',
      })
    case 'no-account':
      return new Problem(409, refusal.code, '这个人没有个人账户，没有可共济的钱')
    case 'own-account':
      return new Problem(409, refusal.code, '自己的账户本来就可以自己用，不用共济', { field: 'relativeNo' })
    case 'not-shared-here':
      return new Problem(409, refusal.code, `${refusal.day} 本地的政策没有账户共济`, { field: 'from' })
    case 'relation-not-shared':
      return new Problem(
        409,
        refusal.code,
        `${refusal.day} 本地的政策只许这些亲属共济：${refusal.relations.map((it) => RELATION_NAMES[it]).join('、')}`,
        { field: 'relation' },
      )
    case 'dated-back':
      return new Problem(409, refusal.code, `日期不能早于今天（${refusal.today}）`, { field: 'from' })
    case 'already-shared':
      return new Problem(409, refusal.code, `已经共济给这位亲属，从 ${refusal.from} 起`)
    case 'unknown-sharing':
      return new Problem(404, refusal.code, '没有这条共济')
    case 'already-ended':
      return new Problem(409, refusal.code, `这条共济已经停止，从 ${refusal.endsOn} 起`)
  }
}

/** The refusals of sharing. */
const SHARING = refusalsOf(statusOf, {
  ...{
    'unknown-person': {},
    'unknown-relative': {},
    'no-account': {},
    'own-account': {},
    'unknown-sharing': {},
  },
  'not-shared-here': { region: '420800', day: civilDate('2026-10-22') },
  'relation-not-shared': {
    relation: 'sibling',
    relations: ['spouse', 'parent', 'child'],
    day: civilDate('2026-10-22'),
  },
  'dated-back': { day: civilDate('2026-10-01'), today: civilDate('2026-10-22') },
  'already-shared': { from: civilDate('2026-10-01') },
  'already-ended': { endsOn: civilDate('2026-10-22') },
})

export const SHARING_ONESELF = SHARING.except('unknown-person', 'unknown-sharing', 'already-ended')
export const REQUESTING = SHARING.except('unknown-sharing', 'already-ended')
export const ENDING = SHARING.only('unknown-person', 'dated-back', 'unknown-sharing', 'already-ended')

/** Why a sharing is not granted. */
export const GRANTING = SHARING.only(
  ...(['no-account', 'own-account', 'not-shared-here'] as const),
  ...(['relation-not-shared', 'dated-back', 'already-shared'] as const),
)
