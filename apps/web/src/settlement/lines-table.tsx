import { formatQuantity } from '@tongchou/kernel'
import { ownShareOf, reasonOf, type SettlementPage } from '@tongchou/settlement/contract'
import { yuan } from '../format/amounts.ts'
import { ClassBadge } from '../parts/class-badge.tsx'
import { Money } from '../parts/money.tsx'

/** A line with its place in the bill. */
export type NumberedLine = SettlementPage['lines'][number] & { readonly at: number }

/** Lines of the bill: class, price × quantity, amount, what the person pays first and why. */
export const LinesTable = ({ lines, lit }: { lines: readonly NumberedLine[]; lit: readonly number[] }) => (
  <div className="plain-table lines-table">
    <table>
      <thead>
        <tr>
          <th scope="col">项目</th>
          <th scope="col">类</th>
          <th scope="col" className="right">
            单价 × 数量
          </th>
          <th scope="col" className="right">
            金额（元）
          </th>
          <th scope="col" className="right">
            先由个人付
          </th>
          <th scope="col">原因</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.at} className={lit.includes(line.at) && lit.length < 20 ? 'line-lit' : undefined}>
            <td className="line-name">{line.name}</td>
            <td className="line-class">
              <ClassBadge of={line.class} />
            </td>
            <td className="right num line-price">
              {yuan(Math.round(line.unitPriceMicro / 10_000))} × {formatQuantity(line.quantity)}
            </td>
            <td className="right line-amount">
              <Money fen={line.amount} />
            </td>
            <td className="right line-own">
              <Money fen={ownShareOf(line)} />
            </td>
            <td className="line-reason">{reasonOf(line)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)
