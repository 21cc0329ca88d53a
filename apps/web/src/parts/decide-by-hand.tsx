import type { Waiting } from '@tongchou/staff/contract'
import type { ComponentProps, ReactNode } from 'react'
import { beijingTime } from '../format/days.ts'
import { Decision } from './decision.tsx'
import { FocusedHeading } from './focused-heading.tsx'
import { Refusal } from './states.tsx'
import './by-hand.css'

/** 复核: what was asked for, what it changes, and the decision of another. */
export function DecideByHand<Answer>(
  props: Pick<
    ComponentProps<typeof Decision<Answer>>,
    'approval' | 'sendingBack' | 'mayApprove' | 'decide' | 'onDecided' | 'onRefused' | 'onClose'
  > & {
    /** 复核登记, 复核备案 */
    title: string
    /** Undefined where it is decided already, or of another district. */
    request: (Waiting & { name: string }) | undefined
    /** What was asked. */
    asked: ReactNode
    /** What it changes, and what approving needs besides. */
    effects: ReactNode
    /** Why this person cannot decide; one's own by default. */
    otherwise?: string
  },
) {
  const { request, title, asked, effects, otherwise, ...decision } = props
  if (request === undefined) return <Refusal title="这件申请已经办完，或不在您的区县" />
  return (
    <section className="by-hand" aria-label={title}>
      <FocusedHeading>
        {title} · {request.name}
      </FocusedHeading>
      {asked}
      <p className="hint">
        {request.askedBy} {beijingTime(request.askedAt).slice(5, 16)} 申请：{request.reason}
      </p>
      {effects}
      <Decision
        {...decision}
        mayDecide={request.mayDecide}
        otherwise={otherwise ?? '自己登记的，要由另一位经办复核。'}
      />
    </section>
  )
}
