import { formatYuan } from '@tongchou/kernel'
import type { StoredSimulationReport } from '@tongchou/lawbook/contract'
import { useMemo } from 'react'
import { signedYuan } from '../format/amounts.ts'
import { namedAxis, valueAxis } from '../parts/chart-style.ts'
import { tokens } from '../theme/tokens.ts'
import { type Bar, DrillChart } from './drill-chart.tsx'

/** The mean change by tenth of the present burden: whether it helps those who bear most. */
export function Deciles({ report }: { report: StoredSimulationReport }) {
  const { deciles } = report
  const option = useMemo(() => optionOf(deciles), [deciles])
  const bars = useMemo(() => barsOf(report), [report])
  return (
    <div className="deciles">
      <DrillChart
        title="按现行负担十等分"
        unit="平均变化（元/人）"
        valueHead="平均变化（元/人）"
        height={236}
        option={option}
        bars={bars}
        summary={deciles.map((it) => `第 ${it.decile} 分 ${signedYuan(it.averageChange)} 元`).join('，')}
      />
    </div>
  )
}

const barsOf = ({ deciles, samples }: StoredSimulationReport): Bar[] =>
  deciles.map(({ decile, persons, averageChange }) => ({
    name: String(decile),
    title: `负担第 ${decile} 十分位`,
    persons,
    value: signedYuan(averageChange),
    plain: formatYuan(averageChange),
    shown: samples.filter((it) => it.decile === decile),
  }))

function optionOf(deciles: StoredSimulationReport['deciles']) {
  return {
    grid: { left: 48, right: 8, top: 12, bottom: 36 },
    tooltip: { trigger: 'axis', axisPointer: { type: 'none' } },
    xAxis: {
      ...namedAxis(
        deciles.map((it) => it.decile),
        '负担最轻 → 负担最重',
      ),
      axisLine: { onZero: false, lineStyle: { color: tokens.line } },
    },
    yAxis: {
      ...valueAxis,
      axisLabel: { ...valueAxis.axisLabel, formatter: (value: number) => String(value).replace('-', '−') },
    },
    series: [
      {
        type: 'bar',
        barCategoryGap: '12%',
        cursor: 'pointer',
        data: deciles.map((it) => ({
          value: it.averageChange / 100,
          itemStyle: { color: it.averageChange < 0 ? tokens.change.gain : tokens.change.loss },
        })),
      },
    ],
  }
}
