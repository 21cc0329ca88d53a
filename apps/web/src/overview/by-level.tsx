import { Link, useNavigate } from '@tanstack/react-router'
import type { Overview } from '@tongchou/settlement/contract'
import { useCallback, useMemo } from 'react'
import { count, yuan } from '../format/amounts.ts'
import { Chart } from '../parts/chart.tsx'
import { categoryAxis, chartStyle, STACK, tenThousands, valueAxis } from '../parts/chart-style.ts'
import { type Column, money, numbers, words } from '../parts/columns.tsx'
import { LEVEL_NAMES, SCHEME_NAMES } from '../parts/words.ts'
import { ChartPanel } from './chart-panel.tsx'

const LEVELS = [1, 2, 3] as const

/** What the funds paid by the level of the institution and the scheme of the person; a bar opens its settlements. */
export function ByLevel({ overview }: { overview: Overview }) {
  const navigate = useNavigate()
  const rows = useMemo(() => rowsOf(overview.groups), [overview.groups])
  const option = useMemo(
    () => ({
      ...chartStyle,
      xAxis: categoryAxis(LEVELS.map((level) => LEVEL_NAMES[level] ?? '')),
      yAxis: valueAxis,
      series: STACK.map(({ scheme, name, colour }) => ({
        name,
        type: 'bar',
        stack: 'paid',
        barMaxWidth: 56,
        cursor: 'pointer',
        itemStyle: { color: colour },
        data: LEVELS.map((level) =>
          tenThousands(rows.find((row) => row.level === level && row.scheme === scheme)?.fundTotal ?? 0),
        ),
      })),
    }),
    [rows],
  )
  const open = useCallback(
    ({ name, series }: { name: string; series: string }) => {
      const level = LEVELS.find((it) => LEVEL_NAMES[it] === name)
      const scheme = STACK.find((it) => it.name === series)?.scheme
      if (level !== undefined && scheme !== undefined)
        void navigate({ to: '/settlements', search: { day: overview.day, level: String(level), scheme } })
    },
    [navigate, overview.day],
  )
  const title = '基金支付，按就诊级别与险种（万元）'
  return (
    <ChartPanel
      title={title}
      hasLegend
      chart={<Chart option={option} summary={`${title}：${spoken(rows)}`} height={220} onPick={open} />}
      columns={columnsOf(overview.day)}
      rows={rows}
      keyOf={(it) => `${it.level}${it.scheme}`}
    />
  )
}

interface LevelRow {
  level: number
  scheme: string
  count: number
  fundTotal: number
}

function rowsOf(groups: Overview['groups']): LevelRow[] {
  const rows = new Map<string, LevelRow>()
  for (const { level, scheme, count: more, fundTotal } of groups) {
    const key = `${level}${scheme}`
    const row = rows.get(key) ?? { level, scheme, count: 0, fundTotal: 0 }
    rows.set(key, { ...row, count: row.count + more, fundTotal: row.fundTotal + fundTotal })
  }
  return [...rows.values()].sort((a, b) => a.level - b.level || a.scheme.localeCompare(b.scheme))
}

const spoken = (rows: readonly LevelRow[]): string =>
  rows
    .map((row) => `${LEVEL_NAMES[row.level]}${SCHEME_NAMES[row.scheme]} ${yuan(row.fundTotal)} 元`)
    .join('，')

const columnsOf = (day: string): readonly Column<LevelRow>[] => [
  words('级别', (it) => LEVEL_NAMES[it.level] ?? ''),
  words('险种', schemeOf, (it) => (
    <Link to="/settlements" search={{ day, level: String(it.level), scheme: it.scheme }} data-row>
      {schemeOf(it)}
    </Link>
  )),
  numbers(
    '笔数',
    (it) => String(it.count),
    (it) => count(it.count),
  ),
  money('基金支付（元）', (it) => it.fundTotal),
]

const schemeOf = ({ scheme }: LevelRow): string => SCHEME_NAMES[scheme] ?? scheme
