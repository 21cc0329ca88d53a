import type { PaymentView } from '@tongchou/insured/contract'
import { Empty } from '../parts/states.tsx'
import { Tag } from '../parts/tag.tsx'
import { SCHEME_NAMES } from '../parts/words.ts'
import { paidYears } from './paid-years.ts'

/** What arrived for the person, a row a year and scheme, newest first. */
export function PaymentsTable({ payments }: { payments: readonly PaymentView[] }) {
  if (payments.length === 0)
    return <Empty title="没有缴费">还没有到账的缴费；税务缴费到账后会出现在这里。</Empty>
  return (
    <div className="plain-table">
      <table>
        <thead>
          <tr>
            <th scope="col">年度</th>
            <th scope="col">险种</th>
            <th scope="col">月份</th>
            <th scope="col" className="right">
              月数
            </th>
            <th scope="col">最近到账</th>
            <th scope="col">情况</th>
          </tr>
        </thead>
        <tbody>
          {paidYears(payments).map((it) => (
            <tr key={`${it.year} ${it.scheme}`}>
              <td className="num">{it.year}</td>
              <td>{SCHEME_NAMES[it.scheme]}</td>
              <td className="num">{it.months === null ? '全年' : it.months}</td>
              <td className="right num">{it.months === null ? '—' : it.count}</td>
              <td className="num">{it.arrived}</td>
              <td>
                {it.late === null ? <Tag tone="ok">按时</Tag> : <Tag tone="warn">{`补缴 ${it.late}`}</Tag>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
