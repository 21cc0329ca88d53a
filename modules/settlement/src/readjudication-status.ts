import { Problem } from '@tongchou/staff'
import type { ReadjudicationRefusal } from './refusal.ts'

/** A refusal of readjudicating as a problem: the rule in one sentence, and the way that works. */
export function readjudicationStatus(refusal: ReadjudicationRefusal): Problem {
  const status = STATUSES[refusal.code] ?? 409
  return new Problem(status, refusal.code, reasonOf(refusal))
}

const STATUSES: Readonly<Partial<Record<ReadjudicationRefusal['code'], number>>> = {
  'unknown-person': 404,
  'same-person': 403,
}

/** The rule in one sentence. */
export function reasonOf(refusal: ReadjudicationRefusal): string {
  switch (refusal.code) {
    case 'unknown-person':
      return '没有这个人，或不在您的区县'
    case 'special-status':
      return '这个人不按普通参保人结算（第三十七条），不能重算'
    case 'no-figures':
      return `不能重算：${refusal.day} 没有这类就诊的政策规定，请先在政策台补上`
    case 'nothing-to-readjudicate':
      return `不用重算：${refusal.year} 年度的结算与现在知道的事实一致`
    case 'outcome-changed':
      return `不能复核：申请之后 ${refusal.year} 年度又有变化，结果与申请时看到的不同。请不同意这份申请，看过新的结果再申请`
    case 'same-person':
      return '申请和复核不能是同一个人'
    case 'nothing-to-decide':
      return '没有等待复核的重算申请'
    case 'busy':
      return '这个人同时有别的结算在办，请稍后再试'
    default:
      return '现在不能重算'
  }
}
