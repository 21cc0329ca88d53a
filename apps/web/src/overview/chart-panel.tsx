import type { ReactNode } from 'react'
import { useState } from 'react'
import { STACK } from '../parts/chart-style.ts'
import type { Column } from '../parts/columns.tsx'
import { DataTable, ExportButton } from '../parts/data-table.tsx'

/** A chart under its headline, with the exact values a click away as a table and as an export. */
export function ChartPanel<Row>(props: {
  title: string
  hasLegend?: boolean
  chart: ReactNode
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  keyOf: (row: Row) => string
  className?: string
}) {
  const { title, columns, rows } = props
  const [isTable, setTable] = useState(false)
  return (
    <section className={`panel chart-panel ${props.className ?? ''}`} aria-label={title}>
      <header>
        <h2>{title}</h2>
        {props.hasLegend === true && (
          <ul className="legend" aria-hidden>
            {STACK.map(({ name, colour }) => (
              <li key={name}>
                <i style={{ background: colour }} /> {name}
              </li>
            ))}
          </ul>
        )}
        <button
          type="button"
          className="text-button"
          aria-pressed={isTable}
          onClick={() => setTable(!isTable)}
        >
          {isTable ? '看图' : '看表'}
        </button>
        <ExportButton of={{ name: title, columns, rows }} />
      </header>
      {isTable ? <DataTable columns={columns} rows={rows} keyOf={props.keyOf} /> : props.chart}
    </section>
  )
}
