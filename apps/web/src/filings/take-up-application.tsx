import { useMutation, useQuery } from '@tanstack/react-query'
import { type FilingApplicationView, SAID_LENGTH } from '@tongchou/filings/contract'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { beijingTime } from '../format/days.ts'
import { sentenceOf } from '../frame/api.ts'
import { Field } from '../parts/field.tsx'
import { FocusedHeading } from '../parts/focused-heading.tsx'
import { Refusal } from '../parts/states.tsx'
import { FilingEffects } from './filing-effects.tsx'
import { applicationPreviewQuery, takeUpApplication, useFilingsRefresh } from './filing-queries.ts'
import '../parts/by-hand.css'

/** 受理: what the person applied for, what it would change, the papers that a clerk saw; another clerk decides then. */
export function TakeUpApplication(props: {
  application: FilingApplicationView
  onClause: (clause: string) => void
  onClose: () => void
}) {
  const { application, onClose } = props
  const { personId, requestId } = application
  const [said, setSaid] = useState('')
  const preview = useQuery(applicationPreviewQuery(personId, requestId))
  const refresh = useFilingsRefresh()
  const decision = useMutation({
    mutationFn: (approve: boolean) => takeUpApplication(personId, requestId, approve, said),
    onSuccess: () => {
      refresh()
      onClose()
    },
  })
  const isSaid = said.trim().length >= SAID_LENGTH.least
  return (
    <section className="by-hand" aria-label="受理备案申请">
      <FocusedHeading>受理备案申请 · {application.name}</FocusedHeading>
      <p>{application.asked}</p>
      <p className="hint">
        本人 {beijingTime(application.askedAt).slice(5, 16)} 申请：{application.said}
      </p>
      <FilingEffects
        preview={preview.data}
        error={preview.error}
        onRetry={() => void preview.refetch()}
        onClause={props.onClause}
      />
      <Field label="看到的材料；不受理的，写为什么（本人看得到）">
        {(id) => (
          <Input
            id={id}
            value={said}
            maxLength={SAID_LENGTH.most}
            onChange={(event) => setSaid(event.target.value)}
          />
        )}
      </Field>
      {decision.error !== null && <Refusal title={sentenceOf(decision.error)} />}
      <div className="by-hand-buttons">
        <Button
          type="primary"
          loading={decision.isPending}
          disabled={!isSaid || !preview.isSuccess}
          onClick={() => decision.mutate(true)}
        >
          受理，等复核
        </Button>
        <Button disabled={!isSaid || decision.isPending} onClick={() => decision.mutate(false)}>
          不受理
        </Button>
        <Button onClick={onClose}>关闭</Button>
      </div>
    </section>
  )
}
