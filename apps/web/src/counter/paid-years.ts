import type { PaymentView } from '@tongchou/insured/contract'

/** One year of one scheme: which months were paid, and which of them late. */
export interface PaidYear {
  readonly year: string
  readonly scheme: PaymentView['scheme']
  /** `1—5、8 月`; null where a whole year is one contribution. */
  readonly months: string | null
  readonly count: number
  readonly arrived: string
  readonly late: string | null
}

/** Contributions by year and scheme, newest first. */
export function paidYears(payments: readonly PaymentView[]): PaidYear[] {
  const years = Map.groupBy(payments, ({ period, scheme }) => `${period.slice(0, 4)} ${scheme}`)
  return [...years]
    .map(([key, paid]) => {
      const [year = '', scheme = ''] = key.split(' ')
      const months = paid.flatMap(({ period }) => (period.length > 4 ? [Number(period.slice(5))] : []))
      const late = paid.filter(({ isLate }) => isLate)
      const lateMonths = late.flatMap(({ period }) => (period.length > 4 ? [Number(period.slice(5))] : []))
      return {
        ...{ year, scheme: paid[0]?.scheme ?? (scheme === 'resident' ? 'resident' : 'employee') },
        months: months.length === 0 ? null : spans(months),
        count: paid.length,
        arrived:
          paid
            .map(({ arrived }) => arrived)
            .sort()
            .at(-1) ?? '',
        late: late.length === 0 ? null : lateMonths.length === 0 ? '全年' : spans(lateMonths),
      }
    })
    .sort((a, b) => (a.year < b.year ? 1 : -1))
}

/** Months in runs: `1—5、8 月`. */
function spans(months: readonly number[]): string {
  const runs: [number, number][] = []
  for (const month of months.toSorted((a, b) => a - b)) {
    const last = runs.at(-1)
    if (last !== undefined && last[1] + 1 >= month) last[1] = month
    else runs.push([month, month])
  }
  return `${runs.map(([from, to]) => (from === to ? String(from) : `${from}—${to}`)).join('、')} 月`
}
