import { formatYuanGrouped, timesRatio } from '@tongchou/kernel'
import { type Answer, fenOf, isAccepted, setldetailOf, setlinfoOf, textOf } from '../wire/answer.ts'
import { identitiesOf } from '../wire/identities.ts'
import type { Finding, RunFacts } from './plan.ts'

/** Says of an answer whether it is what the scenario should bring. */
export type Expectation = (answer: Answer, facts: RunFacts) => readonly Finding[]

/** The platform took the message; where it brings amounts, all six identities hold. */
export const accepted: Expectation = (answer) => [
  { holds: isAccepted(answer), text: isAccepted(answer) ? '平台受理' : `应当受理，却被拒：${answer.errMsg}` },
  ...identitiesOf(answer)
    .filter((identity) => !identity.holds)
    .map(({ claim, left, right }) => ({
      holds: false,
      text: `${claim}：${formatYuanGrouped(left)} 与 ${formatYuanGrouped(right)} 不等`,
    })),
]

/** The platform refused, and its sentence has all these words; `field` is marked in the request. */
export const refused =
  (words: readonly RegExp[], field?: string): Expectation =>
  (answer) => {
    if (isAccepted(answer)) return [{ holds: false, text: '应当被拒，平台却受理了' }]
    const missing = words.filter((word) => !word.test(answer.errMsg))
    const marked = field === undefined ? {} : { field }
    if (missing.length === 0) return [{ holds: true, text: '应当报错，已按预期拒绝', ...marked }]
    return missing.map((word) => ({ holds: false, text: `err_msg 里没有 ${word.source}`, ...marked }))
  }

/** A field of setlinfo has this amount (fen). */
export const amountIs =
  (field: string, fen: number, because: string): Expectation =>
  (answer) => [compare(field, actualOf(answer, field), fen, because)]

/** hifp_pay is what the ratio gives, or what is left under the year's maximum where that is less. */
export const pooledPayIs =
  (fen: number, because: string): Expectation =>
  (answer) => {
    const left = limitLeftOf(answer)
    const isCut = left !== null && left < fen
    return [
      compare(
        'hifp_pay',
        actualOf(answer, 'hifp_pay'),
        isCut ? left : fen,
        isCut ? '到年度最高支付限额为止' : because,
      ),
    ]
  }

/** All these at once. */
export const all =
  (...expectations: readonly Expectation[]): Expectation =>
  (answer, facts) =>
    expectations.flatMap((expectation) => expectation(answer, facts))

/** What the basic fund could still pay before this settlement (fen), from its detail row; null where the row does not say. */
export function limitLeftOf(answer: Answer): number | null {
  const row = setldetailOf(answer).find((detail) => /^(310100|390100)$/.test(textOf(detail.fund_pay_type)))
  return fenOf(row?.crt_payb_lmt_amt)
}

export const actualOf = (answer: Answer, field: string): number | null => fenOf(setlinfoOf(answer)?.[field])

function compare(field: string, actual: number | null, expected: number, because: string): Finding {
  const holds = actual === expected
  const found = actual === null ? '没有这一项' : formatYuanGrouped(actual)
  return {
    holds,
    text: holds
      ? `${field} ${formatYuanGrouped(expected)}：${because}`
      : `${field} 应为 ${formatYuanGrouped(expected)}（${because}），却是 ${found}`,
  }
}

/** The pooled fund pays this ratio (basis points) of what is above the deductible, as the answer itself states both. */
export const ratioHolds =
  (ratioBp: number, because: string): Expectation =>
  (answer, facts) => {
    const above = (actualOf(answer, 'inscp_scp_amt') ?? 0) - (actualOf(answer, 'act_pay_dedc') ?? 0)
    return pooledPayIs(timesRatio(above, ratioBp), because)(answer, facts)
  }
