import type { Waiting } from '@tongchou/staff/contract'
import type { ReactNode } from 'react'
import { beijingTime } from '../format/days.ts'
import { type Decided, Decision } from './decision.tsx'
import './second-person.css'

/** What one person asked for and another decides, on the page that it is about; whoever asked sees that it waits. */
export function SecondPerson(props: {
  title: string
  request: Waiting
  /** What is asked, where the page does not say it. */
  asked?: ReactNode
  /** What approving does, as the button says it. */
  approval: string
  isDanger?: boolean
  /** Why it cannot be approved any more, above the buttons. */
  hindrance?: ReactNode
  otherwise?: string
  decide: (decision: Decided) => Promise<unknown>
  /** Reads again what a decision changes, also one that was refused. */
  refresh: () => void
}) {
  const { title, request, approval, isDanger = false, hindrance = null, decide, refresh } = props
  return (
    <section className="second-person" aria-label={title}>
      <strong>{title}</strong>
      {props.asked}
      <span>
        {request.reason}（{request.askedBy} {beijingTime(request.askedAt).slice(0, 16)} 申请）
      </span>
      {hindrance}
      <Decision
        {...{ approval, isDanger, decide, mayDecide: request.mayDecide, mayApprove: hindrance === null }}
        otherwise={props.otherwise ?? '等另一位经办复核'}
        onDecided={refresh}
        onRefused={refresh}
      />
    </section>
  )
}
