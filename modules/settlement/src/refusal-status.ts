import { Problem } from '@tongchou/staff'
import type { Refusal } from './refusal.ts'

/** A refusal of undoing as a problem: the rule in one sentence, and the way that works. */
export function statusOf(refusal: Refusal): Problem {
  switch (refusal.code) {
    case 'unknown-settlement':
      return new Problem(404, refusal.code, '没有这笔结算，或不在您的区县')
    case 'already-reversed':
      return new Problem(409, refusal.code, '这笔结算已经冲销')
    case 'already-cleared':
      return new Problem(
        409,
        refusal.code,
        '不能冲销：这笔已随清算拨付。要改，走差额凭证，下月与机构多退少补',
      )
    case 'same-person':
      return new Problem(403, refusal.code, '申请和复核不能是同一个人')
    case 'nothing-to-decide':
      return new Problem(409, refusal.code, '没有等待复核的申请')
    default:
      return new Problem(409, refusal.code, '现在不能冲销')
  }
}
