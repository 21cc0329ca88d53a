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
  const level =
    facility.kind === 'pharmacy' && pharmacyAs !== undefined ? LEVELS.indexOf(pharmacyAs) : facility.level - 1
  return ratioTables(table).get(rowFor(table, facts.person))?.[level] ?? null
}

const LEVEL_NAMES = ['一级', '二级', '三级'] as const
const RATIO_COLUMNS = ['一级及以下', '二级', '三级及以上']

/** By row and level; also for a person for whom the table has no row. */
const ratioTables = ofFigures((table: NonNullable<Terms['ratio']['table']>) => {
  const names = Object.keys(table)
  const rows = Object.entries(table).map(([name, cells]) => ({
    head: ROW_NAMES[name] ?? name,
    cells: LEVELS.map((column) => formatPercent(cells[column])),
  }))
  const atEachLevel = (row: number, name: string): Table[] =>
    LEVEL_NAMES.map((level, column) => ({
      title: `适用的一格（${level} × ${name}）`,
      columns: RATIO_COLUMNS,
      rows,
      applied: [row, column],
    }))
  return new Map<string | null, Table[]>([
    ...names.map((name, row) => [name, atEachLevel(row, ROW_NAMES[name] ?? '')] as const),
    [null, atEachLevel(-1, '')],
  ])
})

/** The tiers of catastrophic insurance with the one that the year's burden has reached. */
export function tierTable(terms: CatastrophicTerms, isLow: boolean, burden: number): Table | null {
  let reached = 0
  for (const [at, { above }] of terms.tiers.entries())
    if (burden > firstAbove(terms, isLow, at, above)) reached++
  return (isLow ? lowIncomeTables : tierTables)(terms)[Math.max(0, reached - 1)] ?? null
}

const TIER_COLUMNS = ['支付比例']

const tierTables = ofFigures((terms: CatastrophicTerms) => tablesIn(terms, false))
const lowIncomeTables = ofFigures((terms: CatastrophicTerms) => tablesIn(terms, true))

/** One for each tier that a burden may have reached. */
function tablesIn(terms: CatastrophicTerms, isLow: boolean): Table[] {
  const rows = tiersIn(terms, isLow)
  return rows.map((_, at) => ({ title: '分段支付', columns: TIER_COLUMNS, rows, applied: [at, 0] }))
}

const tiersIn = (terms: CatastrophicTerms, isLow: boolean): Table['rows'] =>
  terms.tiers.map(({ above, share }, at) => ({
    head: `超过 ${formatYuanGrouped(firstAbove(terms, isLow, at, above))} 元`,
    cells: [formatPercent(share + (isLow ? (terms.lowIncome?.plus ?? 0) : 0))],
  }))

/** Where a tier begins: the first one earlier for low incomes (JM-18). */
const firstAbove = ({ lowIncome }: CatastrophicTerms, isLow: boolean, at: number, above: number): number =>
  isLow && at === 0 ? (lowIncome?.firstAbove ?? above) : above

/** What follows from the law's figures alone is written once for all who are settled by them. */
function ofFigures<Figures extends object, Written>(write: (figures: Figures) => Written) {
  const known = new WeakMap<Figures, Written>()
  return (figures: Figures): Written => {
    const written = known.get(figures)
    if (written !== undefined) return written
    const first = write(figures)
    known.set(figures, first)
    return first
  }
}
