import { Button } from 'antd'
import type { ReactNode } from 'react'
import { beijingTime } from '../format/days.ts'
import { sentenceOf } from '../frame/api.ts'
import { Refusal } from './states.tsx'
import './second-person.css'

/** What one person asked for and another decides; whoever asked sees that it waits. */
export function SecondPerson(props: {
  title: string
  request: { reason: string; askedBy: string; askedAt: string; isMineToDecide: boolean }
  /** What approving does, as the button says it. */
  approval: string
  isDanger?: boolean
  /** Why it cannot be approved any more, above the buttons. */
  hindrance?: ReactNode
  decision: { mutate: (approve: boolean) => void; isPending: boolean; error: Error | null }
}) {
  const { title, request, approval, isDanger = false, hindrance = null, decision } = props
  return (
    <section className="second-person" aria-label={title}>
      <strong>{title}</strong>
      <span>
        {request.reason}（{request.askedBy} {beijingTime(request.askedAt).slice(0, 16)} 申请）
      </span>
      {hindrance}
      {request.isMineToDecide ? (
        <span className="second-person-buttons">
          <Button
            {...(isDanger ? { danger: true } : { type: 'primary' as const })}
            disabled={hindrance !== null}
            loading={decision.isPending}
            onClick={() => decision.mutate(true)}
          >
            {approval}
          </Button>
          <Button disabled={decision.isPending} onClick={() => decision.mutate(false)}>
            不同意
          </Button>
        </span>
      ) : (
        <span className="hint">等另一位经办复核</span>
      )}
      {decision.error !== null && <Refusal title={sentenceOf(decision.error)} />}
    </section>
  )
}
