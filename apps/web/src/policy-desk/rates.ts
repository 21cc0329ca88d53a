import type { StoredSimulationReport } from '@tongchou/lawbook/contract'
import { signedYuan } from '../format/amounts.ts'

type Change = StoredSimulationReport['balance']['totalCost']

/** A change against what was before, in percent with two decimals and its sign; `—` where nothing was. */
export function changeRate({ before, change }: Pick<Change, 'before' | 'change'>): string {
  if (before === 0) return '—'
  const hundredths = Math.round((change / before) * 10_000)
  return `${signedYuan(hundredths)}%`
}

/** Months in hundredths: `8.21`; `—` where the fund pays nothing. */
export const months = (hundredths: number | null): string =>
  hundredths === null ? '—' : (hundredths / 100).toFixed(2)
