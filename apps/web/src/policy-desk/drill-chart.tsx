import type { EChartsCoreOption } from 'echarts/core'
import { useCallback, useState } from 'react'
import { count } from '../format/amounts.ts'
import { Chart } from '../parts/chart.tsx'
import { type SampledPerson, SamplesDrawer } from './samples.tsx'

/** One bar: what stands below it, how many persons it is of, its value in words, and who was sampled of them. */
export interface Bar {
  name: string
  title: string
  persons: number
  value: string
  shown: readonly SampledPerson[]
}

/** Bars whose exact numbers are a click away as a table; a bar or a row opens persons behind it. */
export function DrillChart(props: {
  title: string
  unit: string
  valueHead: string
  height: number
  option: EChartsCoreOption
  summary: string
  bars: readonly Bar[]
}) {
  const { title, unit, valueHead, height, option, summary, bars } = props
  const [isTable, setTable] = useState(false)
  const [opened, setOpened] = useState<string | null>(null)
  const pick = useCallback(({ name }: { name: string }) => setOpened(name), [])
  const bar = bars.find((it) => it.name === opened)
  return (
    <>
      <h3 className="drill-head">
        {title} <small>{unit}</small>
        <button
          type="button"
          className="text-button"
          aria-pressed={isTable}
          aria-label={`${title}：看表`}
          onClick={() => setTable(!isTable)}
        >
          {isTable ? '看图' : '看表'}
        </button>
      </h3>
      {isTable ? (
        <BarTable bars={bars} valueHead={valueHead} onPick={setOpened} />
      ) : (
        <Chart option={option} height={height} summary={summary} onPick={pick} />
      )}
      {bar !== undefined && (
        <SamplesDrawer
          title={bar.title}
          intro={`${count(bar.persons)} 人，`}
          shown={bar.shown}
          onClose={() => setOpened(null)}
        />
      )}
    </>
  )
}

const BarTable = (props: { bars: readonly Bar[]; valueHead: string; onPick: (name: string) => void }) => (
  <div className="plain-table">
    <table>
      <thead>
        <tr>
          <th scope="col">档</th>
          <th scope="col" className="right">
            {props.valueHead}
          </th>
        </tr>
      </thead>
      <tbody data-list>
        {props.bars
          .filter((it) => it.persons > 0)
          .map((it) => (
            <tr key={it.name}>
              <td>
                <button type="button" className="link-button" data-row onClick={() => props.onPick(it.name)}>
                  {it.title}
                </button>
              </td>
              <td className="right num">{it.value}</td>
            </tr>
          ))}
      </tbody>
    </table>
  </div>
)
