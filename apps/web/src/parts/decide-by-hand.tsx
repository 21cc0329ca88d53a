import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { beijingTime } from '../format/days.ts'
import { sentenceOf } from '../frame/api.ts'
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
  decide: (approve: boolean) => Promise<unknown>
  onDecided: () => void
  onClose: () => void
}) {
  const { request, title, onClose } = props
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
      <div className="by-hand-buttons">
        <Button
          type="primary"
          loading={decision.isPending}
          disabled={!request.mayDecide || !props.isSeen}
          onClick={() => decision.mutate(true)}
        >
          复核通过
        </Button>
        <Button disabled={!request.mayDecide || decision.isPending} onClick={() => decision.mutate(false)}>
          退回
        </Button>
        <Button onClick={onClose}>关闭</Button>
      </div>
      {!request.mayDecide && <p className="hint">自己登记的，要由另一位经办复核。</p>}
    </section>
  )
}
