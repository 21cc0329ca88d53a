import { formatPercent, formatYuanGrouped } from '@tongchou/kernel'

/** Fen as people read them: `54,110.70`, with the true minus sign. */
export const yuan = (amount: number): string => formatYuanGrouped(amount)

/** A limit from the law: without decimals when whole, `300,000`. */
export const limitYuan = (amount: number): string => formatYuanGrouped(amount).replace(/\.00$/, '')

/** A change, always signed: `+557,217.34`; zero is unsigned. */
export const signedYuan = (amount: number): string =>
  amount > 0 ? `+${formatYuanGrouped(amount)}` : formatYuanGrouped(amount)

/** Basis points as a percentage: 8500 is `85%`. */
export const percent = (ratioBp: number): string => formatPercent(ratioBp)

/** From the lowest to the highest of some basis points: `85—95%`, one figure where they are the same. */
export function shareRange(sharesBp: readonly number[]): string {
  const [least, most] = [Math.min(...sharesBp), Math.max(...sharesBp)]
  return least === most ? percent(most) : `${percent(least).replace('%', '')}—${percent(most)}`
}

/** A count with thousands separators: `20,000`. */
export const count = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ',')
