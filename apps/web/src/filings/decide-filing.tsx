import { useMutation, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { beijingTime } from '../format/days.ts'
import { sentenceOf } from '../frame/api.ts'
import { FocusedHeading } from '../parts/focused-heading.tsx'
import { Refusal } from '../parts/states.tsx'
import { FilingEffects } from './filing-effects.tsx'
import {
  decideFiling,
  filingRequestPreviewQuery,
  filingRequestsQuery,
  useFilingsRefresh,
} from './filing-queries.ts'
import '../facts/facts.css'

/** 复核: what another clerk asked to file, what it changes, and the decision. */
export function DecideFiling(props: {
  personId: string
  requestId: string
  onClause: (clause: string) => void
  onClose: () => void
}) {
  const { personId, requestId, onClose } = props
  const { data: requests } = useQuery(filingRequestsQuery)
  const request = requests?.find((it) => it.requestId === requestId)
  const preview = useQuery({
    ...filingRequestPreviewQuery(personId, requestId),
    enabled: request !== undefined,
  })
  const refresh = useFilingsRefresh()
  const decide = useMutation({
    mutationFn: (approve: boolean) => decideFiling(personId, requestId, approve),
    onSuccess: () => {
      refresh()
      onClose()
    },
  })
  if (requests === undefined) return null
  if (request === undefined) return <Refusal title="这件申请已经办完，或不在您的区县" />
  return (
    <section className="facts" aria-label="复核备案">
      <FocusedHeading>复核备案 · {request.name}</FocusedHeading>
      <p>{request.asked}</p>
      <p className="hint">
        依据：{request.basis}。{request.askedBy} {beijingTime(request.askedAt).slice(5, 16)} 提交
      </p>
      <FilingEffects
        preview={preview.data}
        error={preview.error}
        onRetry={() => void preview.refetch()}
        onClause={props.onClause}
      />
      {decide.error !== null && <Refusal title={sentenceOf(decide.error)} />}
      <div className="facts-buttons">
        <Button
          type="primary"
          loading={decide.isPending}
          disabled={!request.mayDecide || preview.data === undefined || preview.error !== null}
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
