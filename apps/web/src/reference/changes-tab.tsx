import { useQuery } from '@tanstack/react-query'
import type { ChangeDecided, ChangeView } from '@tongchou/registers/contract'
import { Button } from 'antd'
import { useState } from 'react'
import { hasRole, useStaff } from '../frame/session.ts'
import { buttons } from '../parts/columns.tsx'
import { DataTable } from '../parts/data-table.tsx'
import { Empty, Failure, Loading } from '../parts/states.tsx'
import { AskChange } from './ask-change.tsx'
import { CHANGE_COLUMNS } from './change-columns.tsx'
import { changesQuery } from './changes-queries.ts'
import { DecideChange } from './decide-change.tsx'
import { DecidedChanges } from './decided-changes.tsx'

/** 变更批次: what changes the registers: asked by one person, decided by another. */
export function ChangesTab(props: {
  opened: string | undefined
  onOpen: (changeId: string | undefined) => void
}) {
  const { opened, onOpen } = props
  const { data, error, refetch } = useQuery(changesQuery)
  const mayAsk = hasRole(useStaff(), 'policy')
  const [isAsking, setAsking] = useState(false)
  const [decided, setDecided] = useState<ChangeDecided | null>(null)
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <Loading rows={6} />
  const waitingColumns = [
    ...CHANGE_COLUMNS,
    buttons<ChangeView>((it) => (
      <Button size="small" onClick={() => onOpen(it.changeId)}>
        {it.mayDecide ? '复核' : '看看'}
      </Button>
    )),
  ]
  return (
    <div className="changes">
      {decided !== null && <Decided decided={decided} />}
      {mayAsk && !isAsking && opened === undefined && (
        <Button
          type="primary"
          className="change-begin"
          onClick={() => {
            setDecided(null)
            setAsking(true)
          }}
        >
          提交变更
        </Button>
      )}
      {isAsking && (
        <AskChange
          onAsked={(changeId) => {
            setAsking(false)
            onOpen(changeId)
          }}
          onClose={() => setAsking(false)}
        />
      )}
      {opened !== undefined && (
        <DecideChange
          key={opened}
          change={data.waiting.find(({ changeId }) => changeId === opened)}
          onDecided={(answer) => {
            setDecided(answer)
            onOpen(undefined)
          }}
          onClose={() => onOpen(undefined)}
        />
      )}
      <h2>等复核</h2>
      {data.waiting.length === 0 ? (
        <Empty title="没有等复核的变更" isDone>
          {mayAsk
            ? '新机构、级别、协议和接口设置的变化、换密钥、新项目、价格和限价、病种，从这里提交。'
            : '政策科提交的变更在这里等复核。'}
        </Empty>
      ) : (
        <section className="panel">
          <DataTable columns={waitingColumns} rows={data.waiting} keyOf={(it) => it.changeId} />
        </section>
      )}
      {data.decided.length > 0 && <DecidedChanges changes={data.decided} />}
    </div>
  )
}

/** What a decision did; the keys that it issued are shown this once. */
function Decided({ decided: { isApproved, secrets } }: { decided: ChangeDecided }) {
  return (
    <section className="panel change-decided" role="status">
      <strong>{isApproved ? '复核通过，已记入登记簿' : '已退回，什么都没有改'}</strong>
      {secrets.length > 0 && (
        <>
          <p>签名用的接口密钥只显示这一次，请抄下交给机构：</p>
          <ul>
            {secrets.map(({ code, secret }) => (
              <li key={code} className="mono">
                {code} {secret}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
