import type { UseQueryResult } from '@tanstack/react-query'
import type { AccessView } from '@tongchou/insured/contract'
import { beijingTime } from '../format/days.ts'
import { Empty, Failure, Loading } from '../parts/states.tsx'

/** Who opened this record, when and why; the person sees the same list. */
export function AccessesTable({ accesses }: { accesses: UseQueryResult<AccessView[]> }) {
  const { data, error, refetch } = accesses
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <Loading />
  if (data.length === 0) return <Empty title="还没有人看过" />
  return (
    <div className="plain-table">
      <table>
        <thead>
          <tr>
            <th scope="col">时间</th>
            <th scope="col">谁</th>
            <th scope="col">科室</th>
            <th scope="col">看了什么</th>
            <th scope="col">原因</th>
          </tr>
        </thead>
        <tbody>
          {data.map((it) => (
            <tr key={`${it.at} ${it.staffName} ${it.what}`}>
              <td className="num">{beijingTime(it.at)}</td>
              <td>{it.staffName}</td>
              <td>{it.office}</td>
              <td>{it.what}</td>
              <td>{it.reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
