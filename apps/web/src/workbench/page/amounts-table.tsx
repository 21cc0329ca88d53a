import { formatYuanGrouped } from '@tongchou/kernel'
import type { Answer } from '../wire/answer.ts'
import { amountRowsOf } from './amount-rows.ts'
import { SettlementLink } from './settlement-link.tsx'

/** The amounts of a settlement with their Chinese names and national fields, coloured by who pays. */
export function AmountsTable({ answer }: { readonly answer: Answer }) {
  const rows = amountRowsOf(answer)
  if (rows.length === 0) return null
  return (
    <section className="wb-amounts" aria-labelledby="wb-amounts-title">
      <header>
        <h2 id="wb-amounts-title">结算金额（元）</h2>
        <SettlementLink answer={answer} />
      </header>
      <table>
        <tbody>
          {rows.map(({ label, field, amount, payer }) => (
            <tr key={field} className={payer === null ? 'is-sum' : ''}>
              <th scope="row">
                <span
                  className="wb-dot"
                  style={{ background: payer === null ? 'transparent' : `var(--${payer.replace('.', '-')})` }}
                />
                {label}
              </th>
              <td>
                <code>{field}</code>
              </td>
              <td className={`wb-money${amount === 0 ? ' is-zero' : ''}`} data-field={field}>
                {formatYuanGrouped(amount)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
