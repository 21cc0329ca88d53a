import type { EChartsCoreOption } from 'echarts/core'
import { useCallback, useState } from 'react'
import { count } from '../format/amounts.ts'
import { Chart } from '../parts/chart.tsx'
import { type Column, numbers, words } from '../parts/columns.tsx'
import { DataTable, ExportButton } from '../parts/data-table.tsx'
import { type SampledPerson, SamplesDrawer } from './samples.tsx'

/** One bar: what stands below it, how many persons it is of, its value in words, and who was sampled of them. */
export interface Bar {
  name: string
  title: string
  persons: number
  value: string
  /** The same as a plain number, for an export. */
  plain: string
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
  const rows = bars.filter((it) => it.persons > 0)
  const columns = columnsOf(valueHead, setOpened)
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
        <ExportButton of={{ name: title, columns, rows }} />
      </h3>
      {isTable ? (
        <DataTable columns={columns} rows={rows} keyOf={(it) => it.name} />
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

const columnsOf = (valueHead: string, open: (name: string) => void): readonly Column<Bar>[] => [
  words(
    '档',
    (it) => it.title,
    (it) => (
      <button type="button" className="link-button" data-row onClick={() => open(it.name)}>
        {it.title}
      </button>
    ),
  ),
  numbers(
    valueHead,
    (it) => it.plain,
    (it) => it.value,
  ),
]
