import type { Overview } from '@tongchou/settlement/contract'
import { useMemo } from 'react'
import { count } from '../format/amounts.ts'
import { Chart } from '../parts/chart.tsx'
import { categoryAxis, chartStyle, valueAxis } from '../parts/chart-style.ts'
import { type Column, days, money, numbers } from '../parts/columns.tsx'
import { tokens } from '../theme/tokens.ts'
import { ChartPanel } from './chart-panel.tsx'

const COLUMNS: readonly Column<Overview['hours'][number]>[] = [
  days('时', (it) => `${it.hour} 时`),
  numbers(
    '笔数',
    (it) => String(it.count),
    (it) => count(it.count),
  ),
  money('基金支付（元）', (it) => it.fundTotal),
]

/** When the day's settlements came: a count for every hour between the first and the last, at least the office's hours. */
export function Hours({ overview }: { overview: Overview }) {
  const { hours } = overview
  const shown = useMemo(() => {
    const known = hours.map(({ hour }) => hour)
    const [from, to] = [Math.min(8, ...known), Math.max(18, ...known)]
    return Array.from({ length: to - from + 1 }, (_, at) => from + at)
  }, [hours])
  const option = useMemo(
    () => ({
      ...chartStyle,
      xAxis: categoryAxis(shown.map((hour) => `${hour}`)),
      yAxis: { ...valueAxis, minInterval: 1 },
      series: [
        {
          name: '结算',
          type: 'bar',
          barMaxWidth: 28,
          itemStyle: { color: tokens.primary },
          data: shown.map((hour) => hours.find((it) => it.hour === hour)?.count ?? 0),
        },
      ],
    }),
    [hours, shown],
  )
  const busiest = hours.reduce<Overview['hours'][number] | null>(
    (best, it) => (best === null || it.count > best.count ? it : best),
    null,
  )
  const title = `每小时结算（笔）${busiest === null ? '' : `，${busiest.hour} 时最多`}`
  return (
    <ChartPanel
      title={title}
      chart={<Chart option={option} summary={title} height={200} />}
      columns={COLUMNS}
      rows={hours}
      keyOf={(it) => String(it.hour)}
    />
  )
}
