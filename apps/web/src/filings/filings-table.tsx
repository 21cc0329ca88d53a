import type { UseQueryResult } from '@tanstack/react-query'
import { FILING_NAMES, type FilingView as Filing, subjectWords } from '@tongchou/filings/contract'
import { Empty, Failure, Loading } from '../parts/states.tsx'
import { Tag } from '../parts/tag.tsx'

/** What is filed for the person, from when to when. */
export function FilingsTable({ filings, on }: { filings: UseQueryResult<Filing[]>; on: string }) {
  const { data, error, refetch } = filings
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <Loading />
  if (data.length === 0)
    return (
      <Empty title="没有备案">
        异地就医、市内转诊、慢特病、两病、单独支付药品、生育都没有备案；要办从右边“办备案”。
      </Empty>
    )
  return (
    <div className="plain-table">
      <table>
        <thead>
          <tr>
            <th scope="col">类别</th>
            <th scope="col">内容</th>
            <th scope="col">就医地或机构</th>
            <th scope="col">有效期</th>
            <th scope="col">经办</th>
            <th scope="col">状态</th>
          </tr>
        </thead>
        <tbody>
          {data.map((it) => (
            <tr key={it.filingId}>
              <td>{FILING_NAMES[it.kind]}</td>
              <td>{subjectWords(it)}</td>
              <td>{placeOf(it)}</td>
              <td className="num">
                {it.from} 至 {it.to ?? '长期'}
              </td>
              <td>{it.filedBy}</td>
              <td>
                <State filing={it} on={on} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const placeOf = ({ fromProvider, toProvider }: Filing): string =>
  fromProvider === null ? (toProvider ?? '—') : `${fromProvider} 转到 ${toProvider ?? '各机构'}`

function State({ filing, on }: { filing: Filing; on: string }) {
  if (filing.isWithdrawn) return <Tag>已撤销</Tag>
  if (filing.from > on) return <Tag tone="warn">未生效</Tag>
  return filing.to !== null && filing.to < on ? <Tag>已到期</Tag> : <Tag tone="ok">有效</Tag>
}
