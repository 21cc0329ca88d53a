import { RollbackOutlined } from '@ant-design/icons'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { SettlementPage } from '@tongchou/settlement/contract'
import { Button } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import { beijingTime } from '../format/days.ts'
import { post, sentenceOf } from '../frame/api.ts'
import { openRequestsQuery } from '../frame/session.ts'
import { Refusal } from '../parts/states.tsx'
import { AskReversal } from './ask-reversal.tsx'

/** Asking to undo, and deciding on what another person asked: nothing is undone by one person alone. */
export function Reversal({ page }: { page: SettlementPage }) {
  const [isOpen, setOpen] = useState(false)
  const refresh = useRefresh()
  if (page.state === 'reversed')
    return (
      <p className="settlement-reversed">
        已冲销 {page.reversal?.on}：{page.reversal?.reason}（{page.reversal?.askedBy} 申请，
        {page.reversal?.approvedBy} 复核）
      </p>
    )
  if (page.request !== null) return <Waiting page={page} request={page.request} />
  if (!page.mayReverse) return null
  const impossible = impossibleOf(page)
  return (
    <>
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
  const refresh = useRefresh()
  const decide = useMutation({
    mutationFn: (approve: boolean) =>
      post(`/api/reversal-requests/${page.personId}/${request.requestId}/decision`, { approve }, z.unknown()),
    onSettled: refresh,
  })
  return (
    <section className="settlement-request" aria-label="待复核的冲销">
      <strong>待复核的冲销</strong>
      <span>
        {request.reason}（{request.askedBy} {beijingTime(request.askedAt).slice(0, 16)} 申请）
      </span>
      {request.isMineToDecide ? (
        <span className="settlement-decide">
          <Button danger loading={decide.isPending} onClick={() => decide.mutate(true)}>
            复核通过并冲销
          </Button>
          <Button disabled={decide.isPending} onClick={() => decide.mutate(false)}>
            不同意
          </Button>
        </span>
      ) : (
        <span className="hint">等另一位经办复核</span>
      )}
      {decide.error !== null && <Refusal title={sentenceOf(decide.error)} />}
    </section>
  )
}

/** What a decision changes besides this page: the to-dos, and the person's year. */
function useRefresh(): () => void {
  const queries = useQueryClient()
  return () => {
    void queries.invalidateQueries({ queryKey: ['settlement'] })
    void queries.invalidateQueries({ queryKey: openRequestsQuery.queryKey })
  }
}
