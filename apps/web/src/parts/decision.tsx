import { useMutation } from '@tanstack/react-query'
import { SAID_LENGTH } from '@tongchou/staff/contract'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import { post, sentenceOf } from '../frame/api.ts'
import { Field } from './field.tsx'
import { Refusal } from './states.tsx'
import './decision.css'

/** What a second person says: yes, or why it goes back. */
export type Decided = { approve: true } | { approve: false; reason: string }

/** Sends a decision. @param at the address of what waits */
export const decideOn = (at: string, decision: Decided & { basis?: string }): Promise<unknown> =>
  post(`${at}/decision`, decision, z.unknown())

export const isSaid = (words: string): boolean => words.trim().length >= SAID_LENGTH.least

/** The buttons of whoever decides on what another asked for, everywhere alike: approving, or sending back with the reason. */
export function Decision<Answer>(props: {
  /** What approving does, as the button says it; 复核通过 by default. */
  approval?: string
  isDanger?: boolean
  /** Whether it can be approved: what it changes is on the page, nothing hinders it. */
  mayApprove?: boolean
  /** What sending back is called; 退回 by default. */
  sendingBack?: string
  /** False for one's own, and for who may only read. */
  mayDecide: boolean
  /** What whoever may not decide is told. */
  otherwise: string
  decide: (decision: Decided) => Promise<Answer>
  onDecided: (answer: Answer, decision: Decided) => void
  /** What a refused decision may have been refused for is read again. */
  onRefused?: () => void
  onClose?: () => void
}) {
  const { approval = '复核通过', sendingBack = '退回', isDanger = false, mayApprove = true } = props
  const { mayDecide, decide, onDecided, onRefused, onClose } = props
  const [reason, setReason] = useState<string | null>(null)
  const decision = useMutation({ mutationFn: decide, onSuccess: onDecided, onError: () => onRefused?.() })
  const close = onClose !== undefined && <Button onClick={onClose}>关闭</Button>
  return (
    <div className="decision">
      {decision.error !== null && <Refusal title={sentenceOf(decision.error)} />}
      {!mayDecide ? (
        <>
          <span className="hint">{props.otherwise}</span>
          {close}
        </>
      ) : reason === null ? (
        <>
          <Button
            {...(isDanger ? { danger: true } : { type: 'primary' as const })}
            disabled={!mayApprove}
            loading={decision.isPending}
            onClick={() => decision.mutate({ approve: true })}
          >
            {approval}
          </Button>
          <Button disabled={decision.isPending} onClick={() => setReason('')}>
            {sendingBack}
          </Button>
          {close}
        </>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            decision.mutate({ approve: false, reason: reason.trim() })
          }}
        >
          <Field label={`${sendingBack}的理由`}>
            {(id) => (
              <Input
                id={id}
                autoFocus
                value={reason}
                maxLength={SAID_LENGTH.most}
                onChange={(event) => setReason(event.target.value)}
              />
            )}
          </Field>
          <Button danger htmlType="submit" disabled={!isSaid(reason)} loading={decision.isPending}>
            {sendingBack}
          </Button>
          <Button onClick={() => setReason(null)}>取消</Button>
        </form>
      )}
    </div>
  )
}
