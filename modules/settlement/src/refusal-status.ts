import { unreachable } from '@tongchou/kernel'
import { Problem, refusalsOf } from '@tongchou/staff'
import type { UndoRefusal } from './use-cases/request-reversal.ts'

/** The refusals of undoing: the rule in one sentence, and the way that works. */
export const UNDOING = refusalsOf<UndoRefusal>(
  ({ code }) => {
    switch (code) {
      case 'unknown-settlement':
        return new Problem(404, code, '没有这笔结算，或不在您的区县')
      case 'already-reversed':
        return new Problem(409, code, '这笔结算已经冲销')
      case 'already-cleared':
        return new Problem(409, code, '不能冲销：这笔已随清算拨付。要改，走差额凭证，下月与机构多退少补')
      case 'busy':
        return new Problem(409, code, '这个人同时有别的结算在办，请稍后再试')
      default:
        return unreachable(code)
    }
  },
  { 'unknown-settlement': {}, 'already-reversed': {}, 'already-cleared': {}, busy: {} },
)
