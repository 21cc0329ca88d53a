import { useMutation } from '@tanstack/react-query'
import type { SettlementPage } from '@tongchou/settlement/contract'
import { Input, Modal } from 'antd'
import { type ComponentRef, useRef, useState } from 'react'
import { z } from 'zod'
import { yuan } from '../format/amounts.ts'
import { post, sentenceOf } from '../frame/api.ts'
import { Refusal } from '../parts/states.tsx'
import { useFocusBack } from '../parts/use-focus-back.ts'

/** Asks for a reversal: what it would bring back, and the reason, without which nothing is asked. */
export function AskReversal(props: { page: SettlementPage; onDone: () => void; onClose: () => void }) {
  useFocusBack()
  const { page, onDone, onClose } = props
  const [reason, setReason] = useState('')
  const field = useRef<ComponentRef<typeof Input.TextArea>>(null)
  const ask = useMutation({
    mutationFn: () =>
      post(
        `/api/settlements/${page.personId}/${page.settlementId}/reversal-requests`,
        { reason },
        z.unknown(),
      ),
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
      okButtonProps={{
        danger: true,
        type: 'default',
        htmlType: 'submit',
        form: 'ask-reversal',
        disabled: reason.trim() === '',
        loading: ask.isPending,
      }}
      afterOpenChange={(isOpen) => (isOpen ? field.current?.focus() : undefined)}
      onCancel={onClose}
    >
      <form
        id="ask-reversal"
        onSubmit={(event) => {
          event.preventDefault()
          ask.mutate()
        }}
      >
        <p>{page.journals.length} 笔分录照原数冲回，本年累计与账户余额还原。</p>
        <Restored page={page} />
        {page.laterSettledOn !== null && (
          <p className="hint">
            后面到 {page.laterSettledOn}{' '}
            还有结算用了这笔的累计：冲销后请在本人页面对这一年重算，差额另开凭证。
          </p>
        )}
        {ask.error !== null && <Refusal title={sentenceOf(ask.error)} />}
        <label htmlFor="reversal-reason">
          原因 <span className="must">必填</span>
        </label>
        <Input.TextArea
          id="reversal-reason"
          ref={field}
          rows={2}
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <p className="hint">提交后由同区县另一位经办复核</p>
      </form>
    </Modal>
  )
}

function Restored({ page }: { page: SettlementPage }) {
  if (page.restores.length === 0) return null
  return (
    <table className="restores">
      <thead>
        <tr>
          <th scope="col">还原</th>
          <th scope="col" className="right">
            现在
          </th>
          <th scope="col" className="right">
            冲销后
          </th>
        </tr>
      </thead>
      <tbody>
        {page.restores.map(({ name, now, after }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td className="right num">{yuan(now)}</td>
            <td className="right num">{yuan(after)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
