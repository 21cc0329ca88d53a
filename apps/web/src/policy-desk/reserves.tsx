import type { StoredSimulationReport } from '@tongchou/lawbook/contract'
import { useOwnClause } from '../frame/clauses.ts'
import { ClauseTag } from '../parts/clause-tag.tsx'
import { type Column, numbers, words } from '../parts/columns.tsx'
import { ExportButton } from '../parts/data-table.tsx'
import { payerColour } from './payer-colour.ts'
import { months } from './rates.ts'

type Reserve = StoredSimulationReport['reserves'][number]

const COLUMNS: readonly Column<Reserve>[] = [
  words('基金', (it) => it.label),
  numbers('现行可付月数', (it) => months(it.monthsBefore)),
  numbers('草案可付月数', (it) => months(it.monthsAfter)),
  numbers('下限（月）', (it) => String(it.lowerMonths ?? '')),
  numbers('上限（月）', (it) => String(it.upperMonths ?? '')),
]

/** How many months of payment the funds' balances cover, before and after, against the band that the law sets. */
export function Reserves({ report }: { report: StoredSimulationReport }) {
  const clause = useOwnClause('JM-5.4')
  if (report.reserves.length === 0) return null
  const most = Math.max(1200, ...report.reserves.map((it) => it.monthsAfter ?? 0))
  return (
    <section className="panel reserves" aria-label="累计结余可付月数">
      <header className="desk-panel-head">
        <h2>累计结余可付月数</h2>
        {clause !== null && <ClauseTag clause={clause} />}
        <ExportButton
          of={{ name: `累计结余可付月数 ${report.year}`, columns: COLUMNS, rows: report.reserves }}
        />
      </header>
      {report.reserves.map((it) => (
        <div key={it.fund} className="reserve">
          <span>{it.label}</span>
          <Gauge reserve={it} most={most} />
          <span className="num">
            {months(it.monthsBefore)} →{' '}
            <strong className={it.isBelow ? 'reserve-below' : it.isAbove ? 'reserve-above' : undefined}>
              {months(it.monthsAfter)}
            </strong>
          </span>
        </div>
      ))}
      {report.reserves
        .filter((it) => it.isBelow)
        .map((it) => (
          <p key={it.fund} className="reserve-below">
            {it.label}低于 {it.lowerMonths} 个月下限，发布须附说明
          </p>
        ))}
    </section>
  )
}

function Gauge({ reserve, most }: { reserve: Reserve; most: number }) {
  const at = (hundredths: number): string => `${Math.min(100, (hundredths / most) * 100)}%`
  const { lowerMonths, upperMonths, monthsBefore, monthsAfter } = reserve
  return (
    <span className="gauge" aria-hidden>
      {lowerMonths !== null && upperMonths !== null && (
        <b style={{ left: at(lowerMonths * 100), width: at((upperMonths - lowerMonths) * 100) }} />
      )}
      <i style={{ width: at(monthsAfter ?? 0), background: payerColour(reserve.fund) }} />
      {monthsBefore !== null && <em style={{ left: at(monthsBefore) }} />}
    </span>
  )
}
