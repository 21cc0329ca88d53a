import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { SettlementPage } from '@tongchou/settlement/contract'
import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import { yuan } from '../format/amounts.ts'
import { Problem, post } from '../frame/api.ts'
import { Refusal } from '../parts/states.tsx'

/** Asking to undo, and deciding on what another person asked: nothing is undone by one person alone. */
export function Reversal({ page }: { page: SettlementPage }) {
  const [isAsking, setAsking] = useState(false)
  const queries = useQueryClient()
  const path = `/api/settlements/${page.personId}/${page.settlementId}`
  const refresh = () => queries.invalidateQueries({ queryKey: ['settlement'] })
  const decide = useMutation({
    mutationFn: (approve: boolean) =>
      post(
        `/api/reversal-requests/${page.personId}/${page.request?.requestId ?? ''}/decision`,
        { approve },
        z.unknown(),
      ),
    onSettled: refresh,
  })
  if (page.state === 'reversed')
    return (
      <p className="settlement-reversed">
        已冲销 {page.reversal?.on}：{page.reversal?.reason}（{page.reversal?.askedBy} 申请，
        {page.reversal?.approvedBy} 复核）
      </p>
    )
  return (
    <>
      {decide.error !== null && <Refusal title={sentenceOf(decide.error)} />}
      {page.request !== null && (
        <div className="settlement-request">
          <span>
            待复核的冲销：{page.request.reason}（{page.request.askedBy} 申请）
          </span>
          {page.request.isMineToDecide ? (
            <>
              <Button size="small" danger loading={decide.isPending} onClick={() => decide.mutate(true)}>
                复核通过并冲销
              </Button>
              <Button size="small" disabled={decide.isPending} onClick={() => decide.mutate(false)}>
                不同意
              </Button>
            </>
          ) : (
            <span className="hint">等另一位经办复核</span>
          )}
        </div>
      )}
      {page.mayReverse && page.request === null && (
        <Button danger onClick={() => setAsking(true)}>
          冲销
        </Button>
      )}
      {isAsking && (
        <AskDialog page={page} path={path} onDone={() => void refresh()} onClose={() => setAsking(false)} />
      )}
    </>
  )
}

function AskDialog(props: { page: SettlementPage; path: string; onDone: () => void; onClose: () => void }) {
  const { page, path, onDone, onClose } = props
  const [reason, setReason] = useState('')
  const ask = useMutation({
    mutationFn: () => post(`${path}/reversal-requests`, { reason }, z.unknown()),
    onSuccess: () => {
      onDone()
      onClose()
    },
  })
  return (
    <Modal
      open
      title={`冲销 ${page.person.name} 的这笔结算`}
      okText="提交冲销"
      cancelText="取消"
      okButtonProps={{ danger: true, disabled: reason.trim() === '', loading: ask.isPending }}
      onOk={() => ask.mutate()}
      onCancel={onClose}
    >
      <p>
        {page.journals.length} 笔分录照原数冲回：基金 {yuan(page.amounts.fundTotal ?? 0)} 元，个人账户{' '}
        {yuan(page.amounts.accountPay ?? 0)} 元，本年累计还原。
      </p>
      {ask.error !== null && <Refusal title={sentenceOf(ask.error)} />}
      <label htmlFor="reversal-reason">原因（必填）</label>
      <Input.TextArea
        id="reversal-reason"
        rows={2}
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <p className="hint">提交后由另一位经办复核</p>
    </Modal>
  )
}

const sentenceOf = (error: Error): string =>
  error instanceof Problem ? error.message : '没有办成，什么都没有改'
