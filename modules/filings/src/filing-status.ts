import { Problem } from '@tongchou/staff'
import { FILING_SUBJECTS } from './contract.ts'
import type { FilingRefusal } from './filing-rule.ts'
import { SCHEME_WORDS } from './sentences.ts'

/** A refusal of a filing as a problem: the field, the rule in one sentence, and the way that works. */
export function statusOf(refusal: FilingRefusal): Problem {
  const { code } = refusal
  switch (code) {
    case 'unknown-person':
      return new Problem(404, code, '没有这个人，或不在您的区县')
    case 'deceased':
      return new Problem(409, code, `${refusal.on} 已登记死亡，不能再备案`)
    case 'no-such-day':
      return new Problem(
        422,
        code,
        `${refusal.field === 'from' ? '起始' : '截止'}日期不存在，写成 2026-10-22 这样`,
        {
          field: refusal.field,
        },
      )
    case 'ends-before-it-begins':
      return new Problem(422, code, '截止日期早于起始日期，请改一个', { field: 'to' })
    case 'not-insured-then':
      return new Problem(409, code, `${refusal.day} 没有参保关系，备案不起作用；先办参保登记，或改起始日期`, {
        field: 'from',
      })
    case 'already-filed':
      return new Problem(
        409,
        code,
        `${refusal.from} 至${refusal.to === null ? '长期' : ` ${refusal.to}`}已经备案：${FILING_SUBJECTS[refusal.subject] ?? refusal.subject}；先撤销它，或改日期`,
        { field: 'from' },
      )
    case 'unknown-disease':
      return new Problem(422, code, `没有代码是 ${refusal.subject} 的门诊慢特病，从列表里选`, {
        field: 'subject',
      })
    case 'disease-not-listed':
      return new Problem(
        422,
        code,
        `${refusal.subject} 不在本地的 ${refusal.listed} 个门诊慢特病里，从列表里选`,
        { field: 'subject' },
      )
    case 'disease-closed':
      return new Problem(409, code, `${refusal.name}从 ${refusal.from} 起不再新认定`, { field: 'subject' })
    case 'not-raised-here':
      return new Problem(
        409,
        code,
        `本地的政策没有给${SCHEME_WORDS[refusal.scheme]}的两病用药限额，备案不改变报销`,
        { field: 'subject' },
      )
    case 'not-a-separate-drug':
      return new Problem(
        422,
        code,
        `${refusal.day} 的目录里 ${refusal.subject} 不是单独支付药品，从列表里选`,
        { field: 'subject' },
      )
    case 'unknown-filing':
      return new Problem(409, code, '要撤销的备案不存在，或已经撤销')
    case 'nothing-to-decide':
      return new Problem(409, code, '没有等待复核的备案')
    case 'same-person':
      return new Problem(403, code, '登记和复核不能是同一个人')
  }
}
