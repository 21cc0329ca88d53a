import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { settlementsShape } from '@tongchou/settlement/contract'
import { Button } from 'antd'
import { get } from '../frame/api.ts'
import { Money } from '../parts/money.tsx'
import { Empty, Failure, Loading } from '../parts/states.tsx'
import { KIND_NAMES, LEVEL_NAMES, SCHEME_NAMES } from '../parts/words.ts'
import './settlement.css'

const STATES: Readonly<Record<string, string>> = { settled: '已结算', cleared: '已清算', reversed: '已冲销' }

/** The settlements that the reader may see, newest first. */
export function SettlementsPage() {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['settlements'],
    queryFn: ({ pageParam }) =>
      get(`/api/settlements${pageParam === null ? '' : `?cursor=${pageParam}`}`, settlementsShape),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  })
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <Loading rows={8} />
  const rows = data.pages.flatMap((page) => page.settlements)
  if (rows.length === 0) return <Empty title="还没有结算">医院或药店结算后会出现在这里。</Empty>
  return (
    <div className="settlement-main">
      <h1>结算</h1>
      <section className="panel plain-table">
        <table>
          <thead>
            <tr>
              <th scope="col">日期</th>
              <th scope="col">参保人</th>
              <th scope="col">机构</th>
              <th scope="col">类别</th>
              <th scope="col">险种</th>
              <th scope="col" className="right">
                总费用（元）
              </th>
              <th scope="col" className="right">
                基金支付
              </th>
              <th scope="col" className="right">
                个人账户
              </th>
              <th scope="col" className="right">
                现金
              </th>
              <th scope="col">状态</th>
            </tr>
          </thead>
          <tbody data-list>
            {rows.map((row) => (
              <tr key={row.settlementId}>
                <td className="num">{row.settledOn}</td>
                <td>
                  <Link
                    to="/settlements/$personId/$settlementId"
                    params={{ personId: row.personId, settlementId: row.settlementId }}
                  >
                    {row.personName}
                  </Link>
                </td>
                <td>{row.providerName}</td>
                <td>
                  {KIND_NAMES[row.kind] ?? row.kind} · {LEVEL_NAMES[row.level]}
                </td>
                <td>{SCHEME_NAMES[row.scheme]}</td>
                <td className="right">
                  <Money fen={row.totalCost} />
                </td>
                <td className="right">
                  <Money fen={row.fundTotal} />
                </td>
                <td className="right">
                  <Money fen={row.accountPay} />
                </td>
                <td className="right">
                  <Money fen={row.cashPay} />
                </td>
                <td>{STATES[row.state] ?? row.state}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {hasNextPage && (
        <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          再看五十笔
        </Button>
      )}
    </div>
  )
}
