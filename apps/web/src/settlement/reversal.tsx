import { RollbackOutlined } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import type { SettlementPage } from '@tongchou/settlement/contract'
import { Button } from 'antd'
import { useState } from 'react'
import { hasRole, useStaff } from '../frame/session.ts'
import { decideOn } from '../parts/decision.tsx'
import { SecondPerson } from '../parts/second-person.tsx'
import { Refusal } from '../parts/states.tsx'
import { AskReversal } from './ask-reversal.tsx'
import { reversalRequestsQuery } from './reversal-queries.ts'

/** Asking to undo, and deciding on what another person asked: nothing is undone by one person alone. */
export function Reversal({ page }: { page: SettlementPage }) {
  const { reverse } = useSearch({ from: '/frame/settlements/$personId/$settlementId' })
  const [isOpen, setOpen] = useState(reverse !== undefined)
  const refresh = useRefresh()
  const isOwn = hasRole(useStaff(), 'insured')
  if (page.state === 'reversed')
    return (
      <p className="settlement-reversed">
        {isOwn ? `${page.reversal?.on} 已撤销，不算` : `已冲销 ${page.reversal?.on}`}：{page.reversal?.reason}
        （{page.reversal?.askedBy} 申请，
        {page.reversal?.approvedBy} 复核）
      </p>
    )
  if (page.request !== null) return <Waiting page={page} request={page.request} />
  if (!page.mayReverse) return <Restored page={page} />
  const impossible = impossibleOf(page)
  return (
    <>
      <Restored page={page} />
      <SentBack page={page} />
      <Button danger icon={<RollbackOutlined aria-hidden />} onClick={() => setOpen(!isOpen)}>
        冲销
      </Button>
      {isOpen && impossible !== null && (
        <Refusal title={impossible.rule}>
          {impossible.way}{' '}
          <button type="button" className="text-button" onClick={() => setOpen(false)}>
            知道了
          </button>
        </Refusal>
      )}
      {isOpen && impossible === null && (
        <AskReversal page={page} onDone={refresh} onClose={() => setOpen(false)} />
      )}
    </>
  )
}

/** What was undone and taken back: it stands as it was. */
const Restored = ({ page }: { page: SettlementPage }) =>
  page.restorations.map((it) => (
    <p className="hint" key={it.reason}>
      {it.undoneOn} 冲销，{it.restoredOn} 恢复（{it.reason}）：照原样有效
    </p>
  ))

/** What was asked for in vain, so that nobody asks for it again unchanged. */
const SentBack = ({ page }: { page: SettlementPage }) =>
  page.sentBack.map((it) => (
    <p className="hint" key={`${it.on} ${it.asked}`}>
      {it.askedBy} 申请冲销（{it.asked}），{it.on} {it.decidedBy} 退回
      {it.because === null ? '' : `：${it.because}`}
    </p>
  ))

/** The rule that forbids it and the way that works; null where it may be asked. */
function impossibleOf(page: SettlementPage): { rule: string; way: string } | null {
  if (page.state === 'cleared')
    return {
      rule: '不能冲销：这笔已随清算拨付',
      way: '要改，走差额凭证，下月与机构多退少补。',
    }
  return null
}

function Waiting({
  page,
  request,
}: {
  page: SettlementPage
  request: NonNullable<SettlementPage['request']>
}) {
  return (
    <SecondPerson
      title="待复核的冲销"
      request={request}
      approval="复核通过并冲销"
      isDanger
      decide={(decision) =>
        decideOn(`/api/reversal-requests/${page.personId}/${request.requestId}`, decision)
      }
      refresh={useRefresh()}
    />
  )
}

/** What a decision changes besides this page: the to-dos, and the person's year. */
function useRefresh(): () => void {
  const queries = useQueryClient()
  return () => {
    void queries.invalidateQueries({ queryKey: ['settlement'] })
    void queries.invalidateQueries({ queryKey: reversalRequestsQuery.queryKey })
  }
}
