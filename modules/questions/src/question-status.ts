import { Problem, refusalsOf } from '@tongchou/staff'
import type { AnswerRefusal, AskRefusal } from './question.ts'

/** A refusal as a problem: the rule in one sentence, and the way that works. */
function statusOf(refusal: AskRefusal | AnswerRefusal): Problem {
  const { code } = refusal
  switch (code) {
    case 'unknown-subject':
      return new Problem(
        404,
        code,
        refusal.kind === 'settlement' ? '您的记录里没有这笔结算' : '您的记录里没有这次查看',
        { field: 'about' },
      )
    case 'already-waiting':
      return new Problem(409, code, '这一件您已经问过，正在等答复；答复以后还有疑问可以再问', {
        since: refusal.since.toISOString(),
      })
    case 'unknown-question':
      return new Problem(404, code, '没有这个疑问，或不归您答复')
    case 'not-as-seen':
      return new Problem(
        409,
        code,
        refusal.by === null
          ? '这个疑问的答复和页面上的不一样，请刷新再看'
          : `${refusal.by}刚刚答复过，请看了再决定要不要补充`,
        { field: 'after' },
      )
    case 'asked-about-you':
      return new Problem(403, code, '问的是您自己的查看，要由另一位监管人员答复')
  }
}

const QUESTIONS = refusalsOf(statusOf, {
  ...{ 'unknown-question': {}, 'asked-about-you': {} },
  'unknown-subject': { kind: 'settlement' },
  'already-waiting': { since: new Date('2026-10-22T02:00:00Z') },
  'not-as-seen': { by: null },
})

/** Why a question is not asked, and not answered. */
export const ASKING = QUESTIONS.only('unknown-subject', 'already-waiting')
export const ANSWERING = QUESTIONS.only('unknown-question', 'not-as-seen', 'asked-about-you')
