import { useMutation } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import type { ReactNode } from 'react'
import { beijingTime } from '../format/days.ts'
import { sentenceOf } from '../frame/api.ts'
import { Field } from './field.tsx'
import { FocusedHeading } from './focused-heading.tsx'
import { Refusal } from './states.tsx'
import './by-hand.css'

/** 复核: what one clerk entered by hand, what it changes, and the decision of another. */
export function DecideByHand(props: {
  /** 复核登记, 复核备案 */
  title: string
  /** Undefined where it is decided already, or of another district. */
  request: { name: string; askedBy: string; askedAt: string; mayDecide: boolean } | undefined
  basis: string | undefined
  /** What was asked. */
  asked: ReactNode
  /** What it changes. */
  effects: ReactNode
  /** Whether what it changes is on the page: nobody approves unseen. */
  isSeen: boolean
  /** Where sending it back takes a reason. */
  declining?: { reason: string; onReason: (reason: string) => void }
  /** Why this person cannot decide; one's own by default. */
  notMine?: string
  decide: (approve: boolean) => Promise<unknown>
  onDecided: () => void
  onClose: () => void
}) {
  const { request, title, declining, onClose } = props
  const decision = useMutation({ mutationFn: props.decide, onSuccess: props.onDecided })
  if (request === undefined) return <Refusal title="这件申请已经办完，或不在您的区县" />
  return (
    <section className="by-hand" aria-label={title}>
      <FocusedHeading>
        {title} · {request.name}
      </FocusedHeading>
      {props.asked}
      <p className="hint">
        依据：{props.basis}。{request.askedBy} {beijingTime(request.askedAt).slice(5, 16)} 提交
      </p>
      {props.effects}
      {decision.error !== null && <Refusal title={sentenceOf(decision.error)} />}
      {declining !== undefined && request.mayDecide && (
        <Field label="退回的理由（退回时要写）">
          {(id) => (
            <Input
              id={id}
              value={declining.reason}
              maxLength={200}
              onChange={(event) => declining.onReason(event.target.value)}
            />
          )}
        </Field>
      )}
      <div className="by-hand-buttons">
        <Button
          type="primary"
          loading={decision.isPending}
          disabled={!request.mayDecide || !props.isSeen}
          onClick={() => decision.mutate(true)}
        >
          复核通过
        </Button>
        <Button
          disabled={
            !request.mayDecide ||
            decision.isPending ||
            (declining !== undefined && declining.reason.trim().length < 2)
          }
          onClick={() => decision.mutate(false)}
        >
          退回
        </Button>
        <Button onClick={onClose}>关闭</Button>
      </div>
      {!request.mayDecide && <p className="hint">{props.notMine ?? '自己登记的，要由另一位经办复核。'}</p>}
    </section>
  )
}
