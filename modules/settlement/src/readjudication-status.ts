import { unreachable } from '@tongchou/kernel'
import { Problem, refusalsOf } from '@tongchou/staff'
import type { ApprovalRefusal, AskRefusal } from './refusal.ts'

type ReadjudicationRefusal = AskRefusal | ApprovalRefusal

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
      return `不能复核：申请之后 ${refusal.year} 年度又有变化，结果与申请时看到的不同。请退回这份申请，看过新的结果再申请`
    case 'busy':
      return '这个人同时有别的结算在办，请稍后再试'
    default:
      return unreachable(refusal)
  }
}

/** The refusals of readjudicating: the rule in one sentence, and the way that works. */
export const READJUDICATING = refusalsOf<ReadjudicationRefusal>(
  (refusal) => new Problem(refusal.code === 'unknown-person' ? 404 : 409, refusal.code, reasonOf(refusal)),
  {
    ...{ 'unknown-person': {}, busy: {} },
    'special-status': { clause: 'JM-37' },
    'no-figures': { region: '420800', kind: 'inpatient', day: '2020-03-01' },
    ...{ 'nothing-to-readjudicate': { year: 2026 }, 'outcome-changed': { year: 2026 } },
  },
)
