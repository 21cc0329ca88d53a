import { formatPercent, formatYuanGrouped } from '@tongchou/kernel'
import type { SettlementFacts } from '../facts.ts'
import type { TraceStep } from '../settlement.ts'
import { rowFor } from './for-person.ts'
import type { CatastrophicTerms, Terms } from './terms.ts'

const ROW_NAMES: Readonly<Record<string, string>> = {
  employee: '职工医保',
  resident: '居民医保',
  active: '在职',
  retired: '退休',
  tier1: '一档',
  tier2: '二档',
}
const LEVELS = ['primary', 'secondary', 'tertiary'] as const

/** The clause's table of ratios with the cell that applies; null where the ratio is one figure. */
export function ratioTable(terms: Terms, facts: SettlementFacts): NonNullable<TraceStep['table']> | null {
  const { table, pharmacyAs } = terms.ratio
  if (table === undefined) return null
  const { facility } = facts.episode
  const rows = Object.entries(table)
  const row = rowFor(table, facts.person)
  const level =
    facility.kind === 'pharmacy' && pharmacyAs !== undefined ? LEVELS.indexOf(pharmacyAs) : facility.level - 1
  return {
    title: `适用的一格（${['一级', '二级', '三级'][level]} × ${ROW_NAMES[row ?? ''] ?? ''}）`,
    columns: ['一级及以下', '二级', '三级及以上'],
    rows: rows.map(([name, cells]) => ({
      head: ROW_NAMES[name] ?? name,
      cells: LEVELS.map((column) => formatPercent(cells[column])),
    })),
    applied: [rows.findIndex(([name]) => name === row), level],
  }
}

/** The tiers of catastrophic insurance with the one that the year's burden has reached. */
export function tierTable(
  terms: CatastrophicTerms,
  isLow: boolean,
  burden: number,
): NonNullable<TraceStep['table']> {
  const tiers = terms.tiers.map((tier, at) => ({
    above: isLow && at === 0 ? (terms.lowIncome?.firstAbove ?? tier.above) : tier.above,
    share: tier.share + (isLow ? (terms.lowIncome?.plus ?? 0) : 0),
  }))
  const reached = tiers.filter((tier) => burden > tier.above).length
  return {
    title: '分段支付',
    columns: ['支付比例'],
    rows: tiers.map(({ above, share }) => ({
      head: `超过 ${formatYuanGrouped(above)} 元`,
      cells: [formatPercent(share)],
    })),
    applied: [Math.max(0, reached - 1), 0],
  }
}
