import type { PaymentView } from '@tongchou/insured/contract'

/** Months without a gap that were paid alike, or one year, as one block of the lane. */
export interface PaidSpan {
  readonly scheme: PaymentView['scheme']
  readonly isLate: boolean
  readonly from: string
  /** The first day after it. */
  readonly to: string
  readonly title: string
}

/** Contributions as blocks of time: late months apart from those in time, because they are drawn apart. */
export function paidSpans(payments: readonly PaymentView[]): PaidSpan[] {
  const spans: PaidSpan[] = []
  for (const { scheme, period, isLate } of payments) {
    const [from, to] = boundsOf(period)
    const last = spans.at(-1)
    if (last?.scheme === scheme && last.isLate === isLate && last.to === from && period.length > 4)
      spans[spans.length - 1] = {
        ...last,
        to,
        title: `${last.title.split(' ')[0] ?? ''} 至 ${period}${isLate ? ' 补缴' : ' 按时缴费'}`,
      }
    else spans.push({ scheme, isLate, from, to, title: `${period} ${isLate ? '补缴' : '按时缴费'}` })
  }
  return spans
}

function boundsOf(period: string): [string, string] {
  const year = Number(period.slice(0, 4))
  if (period.length === 4) return [`${year}-01-01`, `${year + 1}-01-01`]
  const month = Number(period.slice(5))
  const next = month === 12 ? `${year + 1}-01` : `${year}-${String(month + 1).padStart(2, '0')}`
  return [`${period}-01`, `${next}-01`]
}
