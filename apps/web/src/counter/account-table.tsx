import type { UseQueryResult } from '@tanstack/react-query'
import type { AccountView as Account } from '@tongchou/accounts/contract'
import { signedYuan } from '../format/amounts.ts'
import { beijingTime } from '../format/days.ts'
import { Money } from '../parts/money.tsx'
import { Empty, Failure, Loading } from '../parts/states.tsx'
import { MOVEMENT_NAMES } from '../parts/words.ts'

/** The account's movements, newest first, each with the balance after it. */
export function AccountTable({ account }: { account: UseQueryResult<Account> }) {
  const { data, error, refetch } = account
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <Loading />
  if (data.movements.length === 0) return <Empty title="账户还没有变动">没有划入，也没有支出。</Empty>
  return (
    <div className="plain-table">
      <table>
        <thead>
          <tr>
            <th scope="col">时间</th>
            <th scope="col">类别</th>
            <th scope="col" className="right">
              变动（元）
            </th>
            <th scope="col" className="right">
              余额
            </th>
          </tr>
        </thead>
        <tbody>
          {data.movements.map((it) => (
            <tr key={`${it.at} ${it.kind} ${it.balanceAfter}`}>
              <td className="num">{beijingTime(it.at).slice(0, 16)}</td>
              <td>
                {MOVEMENT_NAMES[it.kind] ?? it.kind}
                {it.forName !== null && <span className="hint"> 共济 {it.forName}</span>}
              </td>
              <td className="right num">{signedYuan(it.amount)}</td>
              <td className="right">
                <Money fen={it.balanceAfter} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
