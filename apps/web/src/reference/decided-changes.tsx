import { useQuery } from '@tanstack/react-query'
import { type ChangeView, REGISTER_NAMES } from '@tongchou/registers/contract'
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { beijingTime } from '../format/days.ts'
import { Failure, Loading } from '../parts/states.tsx'
import { TableHeads } from '../parts/table-heads.tsx'
import { Tag } from '../parts/tag.tsx'
import { changeRowsQuery } from './changes-queries.ts'

/** The change sets that were decided, the latest first; each opens what it says. */
export function DecidedChanges({ changes }: { changes: readonly ChangeView[] }) {
  const [opened, setOpened] = useState<ChangeView | null>(null)
  return (
    <>
      <h2>办过的</h2>
      <section className="panel plain-table">
        <table>
          <TableHeads words={['登记簿', '改什么', '依据', '提交', '复核', '结果', '']} numbers={[]} />
          <tbody>
            {changes.map((it) => (
              <tr key={it.changeId}>
                <td>{REGISTER_NAMES[it.register]}</td>
                <td>{it.summary}</td>
                <td>{it.basis}</td>
                <td>
                  {it.askedBy} <span className="num">{beijingTime(it.askedAt).slice(0, 16)}</span>
                </td>
                <td>
                  {it.decidedBy} <span className="num">{beijingTime(it.decidedAt ?? '').slice(0, 16)}</span>
                </td>
                <td>
                  {it.isApproved === true ? <Tag tone="ok">已通过</Tag> : <Tag tone="warn">退回</Tag>}{' '}
                  {it.decisionReason}
                </td>
                <td>
                  <Button size="small" onClick={() => setOpened(it)}>
                    内容
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {opened !== null && <Rows change={opened} onClose={() => setOpened(null)} />}
    </>
  )
}

function Rows({ change, onClose }: { change: ChangeView; onClose: () => void }) {
  const { data, error, refetch } = useQuery(changeRowsQuery(change.changeId))
  return (
    <Drawer open title={`${change.fileName} · ${change.basis}`} size={640} onClose={onClose}>
      {error !== null && <Failure error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Loading />}
      <ol className="entry-history">
        {data?.rows.map((it) => (
          <li key={`${it.code} ${it.from}`}>
            <p>
              <strong className="num">{it.from === null ? '一直' : `${it.from} 起`}</strong>{' '}
              <span className="mono">{it.code}</span> <span className="hint">第 {it.line} 行</span>
            </p>
            <p>{it.said}</p>
          </li>
        ))}
      </ol>
    </Drawer>
  )
}
