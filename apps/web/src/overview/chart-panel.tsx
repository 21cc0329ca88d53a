import type { ReactNode } from 'react'
import { useState } from 'react'
import { STACK } from '../parts/chart-style.ts'

/** A chart under its headline, with the exact values a click away as a table. */
export function ChartPanel(props: {
  title: string
  hasLegend?: boolean
  chart: ReactNode
  table: ReactNode
  className?: string
}) {
  const [isTable, setTable] = useState(false)
  return (
    <section className={`panel chart-panel ${props.className ?? ''}`} aria-label={props.title}>
      <header>
        <h2>{props.title}</h2>
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
      </header>
      {isTable ? <div className="plain-table">{props.table}</div> : props.chart}
    </section>
  )
}
