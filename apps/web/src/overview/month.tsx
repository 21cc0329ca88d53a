import { useNavigate } from '@tanstack/react-router'
import type { Overview } from '@tongchou/settlement/contract'
import { useCallback, useMemo } from 'react'
import { count, yuan } from '../format/amounts.ts'
import { dayInYear } from '../format/days.ts'
import { Chart } from '../parts/chart.tsx'
import { categoryAxis, chartStyle, STACK, tenThousands, valueAxis } from '../parts/chart-style.ts'
import { type Column, days as dayColumn, money, numbers, words } from '../parts/columns.tsx'
import { SCHEME_NAMES } from '../parts/words.ts'
import { ChartPanel } from './chart-panel.tsx'

const COLUMNS: readonly Column<Overview['days'][number]>[] = [
  dayColumn('日期', (it) => it.day),
  words('险种', (it) => SCHEME_NAMES[it.scheme] ?? it.scheme),
  numbers(
    '笔数',
    (it) => String(it.count),
    (it) => count(it.count),
  ),
  money('基金支付（元）', (it) => it.fundTotal),
]

/** The month up to the day; a day opens its own overview. */
export function Month({ overview }: { overview: Overview }) {
  const navigate = useNavigate()
  const days = useMemo(() => [...new Set(overview.days.map(({ day }) => day))], [overview.days])
  const option = useMemo(
    () => ({
      ...chartStyle,
      xAxis: categoryAxis(days.map(dayInYear)),
      yAxis: valueAxis,
      series: STACK.map(({ scheme, name, colour }) => ({
        name,
        type: 'bar',
        stack: 'paid',
        barMaxWidth: 24,
        cursor: 'pointer',
        itemStyle: { color: colour },
        data: days.map((day) =>
          tenThousands(overview.days.find((it) => it.day === day && it.scheme === scheme)?.fundTotal ?? 0),
        ),
      })),
    }),
    [overview.days, days],
  )
  const open = useCallback(
    ({ name }: { name: string }) => {
      const day = days.find((it) => dayInYear(it) === name)
      if (day !== undefined) void navigate({ to: '/overview', search: { day } })
    },
    [days, navigate],
  )
  const total = overview.days.reduce((sum, it) => sum + it.fundTotal, 0)
  const title = '近 30 天基金支付（万元）'
  return (
    <ChartPanel
      title={title}
      hasLegend
      className="overview-month"
      chart={
        days.length === 0 ? (
          <p className="hint">这 30 天还没有结算；有了就按天画在这里。</p>
        ) : (
          <Chart option={option} summary={`${title}，合计 ${yuan(total)} 元`} height={200} onPick={open} />
        )
      }
      columns={COLUMNS}
      rows={overview.days.toReversed()}
      keyOf={(it) => `${it.day}${it.scheme}`}
    />
  )
}
