import { useQuery } from '@tanstack/react-query'
import type { ChangeView } from '@tongchou/registers/contract'
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { buttons, words } from '../parts/columns.tsx'
import { DataTable, ExportButton } from '../parts/data-table.tsx'
import { withDistrictNames } from '../parts/district-name.tsx'
import { Failure, Loading } from '../parts/states.tsx'
import { Tag } from '../parts/tag.tsx'
import { by, CHANGE_COLUMNS } from './change-columns.tsx'
import { changeRowsQuery } from './changes-queries.ts'

/** The change sets that were decided, the latest first; each opens what it says. */
export function DecidedChanges({ changes }: { changes: readonly ChangeView[] }) {
  const [opened, setOpened] = useState<ChangeView | null>(null)
  const columns = [
    ...CHANGE_COLUMNS,
    words<ChangeView>('复核', (it) => by(it.decidedBy ?? '', it.decidedAt ?? '')),
    words<ChangeView>('结果', resultOf, (it) => (
      <>
        <Tag tone={it.isApproved === true ? 'ok' : 'warn'}>{it.isApproved === true ? '已通过' : '退回'}</Tag>{' '}
        {it.decisionReason}
      </>
    )),
    buttons<ChangeView>((it) => (
      <Button size="small" onClick={() => setOpened(it)}>
        内容
      </Button>
    )),
  ]
  return (
    <>
      <h2>
        办过的 <ExportButton of={{ name: '变更批次', columns, rows: changes }} />
      </h2>
      <section className="panel">
        <DataTable columns={columns} rows={changes} keyOf={(it) => it.changeId} />
      </section>
      {opened !== null && <Rows change={opened} onClose={() => setOpened(null)} />}
    </>
  )
}

const resultOf = ({ isApproved, decisionReason }: ChangeView): string =>
  [isApproved === true ? '已通过' : '退回', decisionReason ?? ''].filter((it) => it !== '').join('：')

function Rows({ change, onClose }: { change: ChangeView; onClose: () => void }) {
  const { data, error, refetch } = useQuery(changeRowsQuery(change.changeId))
  return (
    <Drawer open title={`${change.fileName} · ${change.reason}`} size={640} onClose={onClose}>
      {error !== null && <Failure error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Loading />}
      <ol className="entry-history">
        {data?.rows.map((it) => (
          <li key={`${it.code} ${it.from}`}>
            <p>
              <strong className="num">{it.from === null ? '没有写起始日' : `${it.from} 起`}</strong>{' '}
              <span className="mono">{it.code}</span> <span className="hint">第 {it.line} 行</span>
            </p>
            <p>{withDistrictNames(it.said)}</p>
          </li>
        ))}
      </ol>
    </Drawer>
  )
}
