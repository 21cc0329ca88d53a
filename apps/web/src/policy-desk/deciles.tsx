import type { StoredSimulationReport } from '@tongchou/lawbook/contract'
import { useMemo } from 'react'
import { signedYuan } from '../format/amounts.ts'
import { Chart } from '../parts/chart.tsx'
import { tokens } from '../theme/tokens.ts'

/** The mean change by tenth of the present burden: whether it helps those who bear most. */
export function Deciles({ report }: { report: StoredSimulationReport }) {
  const { deciles } = report
  const option = useMemo(() => optionOf(deciles), [deciles])
  return (
    <div className="deciles">
      <h3>
        按现行负担十等分 <small>平均变化（元/人）</small>
      </h3>
      <Chart
        option={option}
        height={236}
        summary={deciles.map((it) => `第 ${it.decile} 分 ${signedYuan(it.averageChange)} 元`).join('，')}
      />
    </div>
  )
}

function optionOf(deciles: StoredSimulationReport['deciles']) {
  return {
    grid: { left: 48, right: 8, top: 12, bottom: 36 },
    tooltip: { trigger: 'axis', axisPointer: { type: 'none' } },
    xAxis: {
      type: 'category',
      data: deciles.map((it) => it.decile),
      name: '负担最轻 → 负担最重',
      nameLocation: 'middle',
      nameGap: 22,
      nameTextStyle: { color: tokens.ink2 },
      axisTick: { show: false },
      axisLine: { onZero: false, lineStyle: { color: tokens.edge } },
      axisLabel: { color: tokens.ink2 },
    },
    yAxis: {
      type: 'value',
      splitLine: { lineStyle: { color: tokens.lineWeak } },
      axisLabel: { color: tokens.ink2 },
    },
    series: [
      {
        type: 'bar',
        barCategoryGap: '12%',
        data: deciles.map((it) => ({
          value: it.averageChange / 100,
          itemStyle: { color: it.averageChange < 0 ? tokens.change.gain : tokens.change.loss },
        })),
      },
    ],
  }
}
