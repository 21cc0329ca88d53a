import type { StoredSimulationReport } from '@tongchou/lawbook/contract'
import { useMemo } from 'react'
import { count, signedYuan } from '../format/amounts.ts'
import { barLabel, namedAxis, valueAxis } from '../parts/chart-style.ts'
import { tokens } from '../theme/tokens.ts'
import { binLabel, binTitle, distributionSentence, isInBin } from './distribution-words.ts'
import { type Bar, DrillChart } from './drill-chart.tsx'

/** How many pay less, how many more, and by how much; who does not change is counted in words, not drawn. */
export function Distribution({ report }: { report: StoredSimulationReport }) {
  const { gainers, losers, unchanged, bins } = report
  const option = useMemo(() => optionOf(bins), [bins])
  const bars = useMemo(() => barsOf(report), [report])
  return (
    <div className="distribution">
      <dl className="movers">
        <div>
          <dt>少付的人</dt>
          <dd className="gain">
            <strong className="num">{count(gainers.persons)}</strong> 人 · 中位 {signedYuan(gainers.median)}
          </dd>
        </div>
        <div>
          <dt>多付的人</dt>
          <dd className="loss">
            <strong className="num">{count(losers.persons)}</strong> 人 · 中位 {signedYuan(losers.median)}
            ，最多 {signedYuan(losers.most)}
          </dd>
        </div>
        <div>
          <dt>不变</dt>
          <dd>
            <strong className="num">{count(unchanged)}</strong> 人
          </dd>
        </div>
      </dl>
      <DrillChart
        title="每人全年个人负担变化"
        unit="人数，每档见横轴（元）"
        valueHead="人数"
        height={200}
        option={option}
        summary={distributionSentence(report)}
        bars={bars}
      />
    </div>
  )
}

const barsOf = ({ bins, samples }: StoredSimulationReport): Bar[] =>
  bins.map((bin) => ({
    name: binLabel(bin),
    title: binTitle(bin),
    persons: bin.persons,
    value: count(bin.persons),
    plain: String(bin.persons),
    shown: samples.filter((it) => isInBin(bin, it.burden.change)),
  }))

/** The two tallest bars carry their numbers; the others are read off the axis. */
const LABELLED = 2

function optionOf(bins: StoredSimulationReport['bins']) {
  const tallest = bins
    .map(({ persons }) => persons)
    .toSorted((a, b) => b - a)
    .slice(0, LABELLED)
  return {
    grid: { left: 40, right: 8, top: 16, bottom: 36 },
    tooltip: { trigger: 'axis', axisPointer: { type: 'none' } },
    xAxis: namedAxis(bins.map(binLabel), '← 少付    元    多付 →'),
    yAxis: { ...valueAxis, minInterval: 1 },
    series: [
      {
        type: 'bar',
        barCategoryGap: '8%',
        cursor: 'pointer',
        data: bins.map((bin) => ({
          value: bin.persons,
          label: barLabel(count(bin.persons), bin.persons > 0 && tallest.includes(bin.persons)),
          itemStyle: { color: (bin.to ?? 1) < 0 ? tokens.change.gain : tokens.change.loss },
        })),
      },
    ],
  }
}
