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

type Table = NonNullable<TraceStep['table']>

/** The clause's table of ratios with the cell that applies; null where the ratio is one figure. */
export function ratioTable(terms: Terms, facts: SettlementFacts): Table | null {
  const { table, pharmacyAs } = terms.ratio
  if (table === undefined) return null
  const { facility } = facts.episode
  const row = rowFor(table, facts.person) ?? ''
  const level =
    facility.kind === 'pharmacy' && pharmacyAs !== undefined ? LEVELS.indexOf(pharmacyAs) : facility.level - 1
  return {
    title: `适用的一格（${LEVEL_NAMES[level]} × ${ROW_NAMES[row] ?? ''}）`,
    columns: RATIO_COLUMNS,
    rows: ratioRows(table),
    applied: [Object.keys(table).indexOf(row), level],
  }
}

const LEVEL_NAMES = ['一级', '二级', '三级'] as const
const RATIO_COLUMNS = ['一级及以下', '二级', '三级及以上']

const ratioRows = ofFigures((table: NonNullable<Terms['ratio']['table']>) =>
  Object.entries(table).map(([name, cells]) => ({
    head: ROW_NAMES[name] ?? name,
    cells: LEVELS.map((column) => formatPercent(cells[column])),
  })),
)

/** The tiers of catastrophic insurance with the one that the year's burden has reached. */
export function tierTable(terms: CatastrophicTerms, isLow: boolean, burden: number): Table {
  let reached = 0
  for (const [at, { above }] of terms.tiers.entries())
    if (burden > firstAbove(terms, isLow, at, above)) reached++
  return {
    title: '分段支付',
    columns: TIER_COLUMNS,
    rows: isLow ? lowIncomeRows(terms) : tierRows(terms),
    applied: [Math.max(0, reached - 1), 0],
  }
}

const TIER_COLUMNS = ['支付比例']

const tierRows = ofFigures((terms: CatastrophicTerms) => tiersIn(terms, false))
const lowIncomeRows = ofFigures((terms: CatastrophicTerms) => tiersIn(terms, true))

const tiersIn = (terms: CatastrophicTerms, isLow: boolean): Table['rows'] =>
  terms.tiers.map(({ above, share }, at) => ({
    head: `超过 ${formatYuanGrouped(firstAbove(terms, isLow, at, above))} 元`,
    cells: [formatPercent(share + (isLow ? (terms.lowIncome?.plus ?? 0) : 0))],
  }))

/** Where a tier begins: the first one earlier for low incomes (JM-18). */
const firstAbove = ({ lowIncome }: CatastrophicTerms, isLow: boolean, at: number, above: number): number =>
  isLow && at === 0 ? (lowIncome?.firstAbove ?? above) : above

/** Rows that follow from the law's figures alone are written once for all who are settled by them. */
function ofFigures<Figures extends object>(rowsOf: (figures: Figures) => Table['rows']) {
  const known = new WeakMap<Figures, Table['rows']>()
  return (figures: Figures): Table['rows'] => {
    const rows = known.get(figures) ?? rowsOf(figures)
    known.set(figures, rows)
    return rows
  }
}
