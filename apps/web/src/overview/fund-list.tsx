import type { Overview } from '@tongchou/settlement/contract'
import { signedYuan, yuan } from '../format/amounts.ts'
import { type Column, change, money, words } from '../parts/columns.tsx'
import { ExportButton } from '../parts/data-table.tsx'
import { fundColour } from '../theme/tokens.ts'

const COLUMNS: readonly Column<Overview['funds'][number]>[] = [
  words('基金', (it) => it.name),
  money('记账支出（元）', (it) => it.amount),
  money('结算（元）', (it) => it.settled),
  change('差额（元）', (it) => it.differences),
  change('冲销（元）', (it) => it.reversed),
]

/** What each fund spent as the books of the day say it, to the fen; differences and what was undone are told where there are any. */
export function FundList({ overview }: { overview: Overview }) {
  const most = Math.max(1, ...overview.funds.map(({ amount }) => amount))
  const total = overview.funds.reduce((sum, { amount }) => sum + amount, 0)
  return (
    <section className="panel chart-panel" aria-label="各基金支付">
      <header>
        <h2>各基金与账户支付（元）</h2>
        <span className="hint num">记账合计 {yuan(total)}</span>
        <ExportButton
          of={{ name: `各基金与账户支付 ${overview.day}`, columns: COLUMNS, rows: overview.funds }}
        />
      </header>
      <ul className="fund-list">
        {overview.funds.map(({ fund, name, amount, settled, differences, reversed }) => (
          <li key={fund}>
            <span>{name}</span>
            <strong className="num">{yuan(amount)}</strong>
            {(differences !== 0 || reversed !== 0) && (
              <span className="hint num fund-parts">
                结算 {yuan(settled)}，差额 {signedYuan(differences)}，冲销 {signedYuan(reversed)}
              </span>
            )}
            <i
              aria-hidden
              style={{ width: `${(Math.max(0, amount) / most) * 100}%`, background: fundColour(fund) }}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
