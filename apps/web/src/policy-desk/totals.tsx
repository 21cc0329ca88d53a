import type { StoredSimulationReport } from '@tongchou/lawbook/contract'
import { signedYuan, yuan } from '../format/amounts.ts'
import { type Column, change, money, numbers, words } from '../parts/columns.tsx'
import { ExportButton } from '../parts/data-table.tsx'
import { payerColour } from './payer-colour.ts'
import { changeRate } from './rates.ts'

type Row = Pick<StoredSimulationReport['payers'][number], 'label' | 'before' | 'after' | 'change'>

const COLUMNS: readonly Column<Row>[] = [
  words('谁付', (it) => it.label),
  money('现行（元）', (it) => it.before),
  money('草案（元）', (it) => it.after),
  change('变化（元）', (it) => it.change),
  numbers('变化率', changeRate),
]

const shownOf = ({ payers }: StoredSimulationReport) =>
  payers.filter((it) => it.before !== 0 || it.after !== 0)

/** Hands over what {@link Totals} shows, with its last row. */
export function ExportTotals({ report }: { report: StoredSimulationReport }) {
  const { totalCost, sumOfChanges } = report.balance
  const rows: Row[] = [...shownOf(report), { ...totalCost, label: '总费用', change: sumOfChanges }]
  return <ExportButton of={{ name: `测算 ${report.year} 谁付`, columns: COLUMNS, rows }} />
}

/** What every payer pays under both versions; the last row proves that nothing was lost. */
export function Totals({ report }: { report: StoredSimulationReport }) {
  const shown = shownOf(report)
  const largest = Math.max(1, ...shown.map((it) => Math.abs(it.change)))
  const { totalCost, sumOfChanges } = report.balance
  return (
    <div className="plain-table totals">
      <table>
        <thead>
          <tr>
            <th scope="col">谁付</th>
            <th scope="col" className="right">
              现行（元）
            </th>
            <th scope="col" className="right">
              草案（元）
            </th>
            <th scope="col" className="right">
              变化（元）
            </th>
            <th scope="col" className="right">
              变化率
            </th>
            <th scope="col" className="totals-bar-head">
              减｜增
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((it) => (
            <tr key={it.payer}>
              <th scope="row">
                <i className="dot" style={{ background: payerColour(it.payer) }} /> {it.label}
              </th>
              <td className="right num">{yuan(it.before)}</td>
              <td className="right num">{yuan(it.after)}</td>
              <td className="right num">{signedYuan(it.change)}</td>
              <td className="right num hint">{changeRate(it)}</td>
              <td>
                <ChangeBar share={it.change / largest} colour={payerColour(it.payer)} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">总费用</th>
            <td className="right num">{yuan(totalCost.before)}</td>
            <td className="right num">{yuan(totalCost.after)}</td>
            <td className="right num">{signedYuan(sumOfChanges)}</td>
            <td />
            <td />
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

const ChangeBar = ({ share, colour }: { share: number; colour: string }) => (
  <span className="change-bar" aria-hidden>
    <i
      style={{
        background: colour,
        width: `${Math.abs(share) * 50}%`,
        ...(share < 0 ? { right: '50%' } : { left: '50%' }),
      }}
    />
  </span>
)
