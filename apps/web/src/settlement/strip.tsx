import { payersOf, type SettlementPage } from '@tongchou/settlement/contract'
import { yuan } from '../format/amounts.ts'
import { toneColour } from '../theme/tokens.ts'

/** Total, fund, account and cash; the bar below shows everybody who paid. */
export function Strip({ page }: { page: SettlementPage }) {
  const of = (name: string): number => page.amounts[name] ?? 0
  const total = of('totalCost')
  const payers = payersOf(page)
  const figures = [
    { name: '总费用', fen: total, colour: 'var(--ink)', hasShare: false },
    { name: '基金支付', fen: of('fundTotal'), colour: toneColour(payers[0]?.tone ?? 'ink'), hasShare: true },
    {
      name: '个人账户',
      fen: of('accountPay') + of('familyAccountPay'),
      colour: 'var(--own-accountText)',
      hasShare: true,
    },
    { name: '现金支付', fen: of('cashPay'), colour: 'var(--own-cash)', hasShare: true },
  ]
  return (
    <section className={page.state === 'reversed' ? 'panel strip strip-reversed' : 'panel strip'}>
      <dl>
        {figures.map(({ name, fen, colour, hasShare }) => (
          <div key={name}>
            <dt>
              {name}
              {hasShare && total > 0 && fen > 0 && ` ${((fen / total) * 100).toFixed(1)}%`}
            </dt>
            <dd className="num" style={{ color: colour }}>
              {yuan(fen)}
            </dd>
          </div>
        ))}
      </dl>
      <div
        className="strip-bar"
        role="img"
        aria-label={payers.map(({ name, fen }) => `${name} ${yuan(fen)}`).join('，')}
      >
        {payers.map(({ name, fen, tone }) => (
          <i
            key={name}
            title={`${name} ${yuan(fen)}`}
            style={{ flexGrow: fen, background: toneColour(tone) }}
          />
        ))}
      </div>
    </section>
  )
}
