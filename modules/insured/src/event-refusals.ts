import { civilDate, uuidV7 } from '@tongchou/kernel'
import type { EventFault } from '@tongchou/policy'
import { Problem, refusalsOf } from '@tongchou/staff'
import type { RequestRefusal } from './use-cases/request-events.ts'

/** What cannot be recorded, as a sentence on which the clerk can act. */
function statusOf(refusal: RequestRefusal): Problem {
  switch (refusal.code) {
    case 'unknown-person':
      return new Problem(404, refusal.code, '没有这个人，或不在您的区县')
    case 'unknown-event':
      return new Problem(409, refusal.code, '要撤回的事实不存在或已经撤回')
    case 'impossible-events':
      return new Problem(409, refusal.code, `不能这样登记：${faultSentence(refusal.fault)}`, {
        field: refusal.fault.path,
      })
    case 'not-this-scheme':
      return new Problem(422, refusal.code, refusal.doubt.sentence, { clause: refusal.doubt.clause })
    case 'exception-missing':
      return new Problem(422, refusal.code, refusal.doubt.sentence, {
        clause: refusal.doubt.clause,
        field: 'exception',
      })
    case 'already-certified':
      return new Problem(409, refusal.code, '这段时间已经认定过这一身份')
    case 'already-deceased':
      return new Problem(409, refusal.code, '已经登记过死亡')
    case 'in-hospital':
      return new Problem(
        409,
        refusal.code,
        `${refusal.stay.admitted} 入院，住院期间不得办理险种转换（第十七条（三））；${refusal.stay.discharged === null ? '出院后' : `${refusal.stay.discharged} 出院，次日起`}可以办理`,
      )
  }
}

/** The refusals of recording facts by hand. */
export const RECORDING = refusalsOf(statusOf, {
  ...{ 'unknown-person': {}, 'already-certified': {}, 'already-deceased': {} },
  'unknown-event': { eventId: uuidV7(0, new Uint8Array(10)) },
  'impossible-events': { fault: { code: 'not-enrolled', message: '', path: '0.month' } },
  'not-this-scheme': {
    doubt: {
      clause: 'JM-3',
      sentence: '离休人员、老红军、一至六级残疾军人另有保障（第三十七条），不参加基本医保',
      takesException: false,
    },
  },
  'exception-missing': {
    doubt: { clause: 'JM-3.4', sentence: '单位在职的参加职工医保', takesException: true },
  },
  'in-hospital': {
    stay: { scheme: 'employee', admitted: civilDate('2026-10-20'), discharged: null },
  },
})

/** Why facts are not previewed. */
export const PREVIEWING = RECORDING.only('unknown-person', 'impossible-events')
/** Why facts are not asked for. */
export const REQUESTING = RECORDING.only('unknown-person', 'not-this-scheme', 'exception-missing')

/** The rule's fault in the counter's words. */
function faultSentence({ code, message }: EventFault): string {
  const since = /\d{4}-\d{2}/.exec(message)?.[0]
  switch (code) {
    case 'overlap':
      return `${since ?? ''} 起的职工医保关系还没有停，同一天只能有一个基本医保关系；先登记停保`
    case 'duplicate':
      return '同样的事实已经有了'
    case 'not-enrolled':
      return '这个月没有对应的参保关系；先登记参保'
    case 'bad-date':
      return '日期在出生之前'
    case 'bad-scheme':
      return '本地没有这个险种，或没有这条规则'
  }
}
