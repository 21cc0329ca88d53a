import { useMutation, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { beijingTime } from '../format/days.ts'
import { sentenceOf } from '../frame/api.ts'
import { FocusedHeading } from '../parts/focused-heading.tsx'
import { Refusal } from '../parts/states.tsx'
import { FactsPreview } from './facts-preview.tsx'
import { decideFacts, eventRequestsQuery, requestPreviewQuery, useFactsRefresh } from './facts-queries.ts'
import './facts.css'

/** 复核: what another clerk asked to record, what it changes, and the decision. */
export function DecideFacts(props: {
  personId: string
  requestId: string
  onClause: (clause: string) => void
  onClose: () => void
}) {
  const { personId, requestId, onClose } = props
  const { data: requests } = useQuery(eventRequestsQuery)
  const request = requests?.find((it) => it.requestId === requestId)
  const { data: preview, error } = useQuery({
    ...requestPreviewQuery(personId, requestId),
    enabled: request !== undefined,
  })
  const refresh = useFactsRefresh()
  const decide = useMutation({
    mutationFn: (approve: boolean) => decideFacts(personId, requestId, approve),
    onSuccess: () => {
      refresh()
      onClose()
    },
  })
  if (requests === undefined) return null
  if (request === undefined) return <Refusal title="这件申请已经办完，或不在您的区县" />
  return (
    <section className="facts" aria-label="复核登记">
      <FocusedHeading>复核登记 · {request.name}</FocusedHeading>
      <ul className="facts-asked">
        {request.facts.map((it) => (
          <li key={it}>登记：{it}</li>
        ))}
        {request.withdrawn.map((it) => (
          <li key={it}>撤回：{it}</li>
        ))}
      </ul>
      <p className="hint">
        依据：{request.reason}。{request.askedBy} {beijingTime(request.askedAt).slice(5, 16)} 提交
      </p>
      {request.exception !== null && <p className="facts-doubt">例外：{request.exception}</p>}
      <FactsPreview preview={preview} error={error} onClause={props.onClause} />
      {decide.error !== null && <Refusal title={sentenceOf(decide.error)} />}
      <div className="facts-buttons">
        <Button
          type="primary"
          loading={decide.isPending}
          disabled={!request.mayDecide || error !== null}
          onClick={() => decide.mutate(true)}
        >
          复核通过
        </Button>
        <Button disabled={!request.mayDecide || decide.isPending} onClick={() => decide.mutate(false)}>
          退回
        </Button>
        <Button onClick={onClose}>关闭</Button>
      </div>
      {!request.mayDecide && <p className="hint">自己登记的，要由另一位经办复核。</p>}
    </section>
  )
}
