import type { Overview } from '@tongchou/settlement/contract'
import { yuan } from '../format/amounts.ts'
import { fundColour } from '../theme/tokens.ts'

/** What each fund paid on the day, out of the journals: they add up to funds and accounts, to the fen. */
export function FundList({ overview }: { overview: Overview }) {
  const most = Math.max(1, ...overview.funds.map(({ amount }) => amount))
  const total = overview.funds.reduce((sum, { amount }) => sum + amount, 0)
  return (
    <section className="panel chart-panel" aria-label="各基金支付">
      <header>
        <h2>各基金与账户支付（元）</h2>
        <span className="hint num">记账合计 {yuan(total)}</span>
      </header>
      <ul className="fund-list">
        {overview.funds.map(({ fund, name, amount }) => (
          <li key={fund}>
            <span>{name}</span>
            <strong className="num">{yuan(amount)}</strong>
            <i aria-hidden style={{ width: `${(amount / most) * 100}%`, background: fundColour(fund) }} />
          </li>
        ))}
      </ul>
    </section>
  )
}
