import { useQuery } from '@tanstack/react-query'
import { DecideByHand } from '../parts/decide-by-hand.tsx'
import { decideOn } from '../parts/decision.tsx'
import { FactsPreview } from './facts-preview.tsx'
import { eventRequestsQuery, requestPreviewQuery, useFactsRefresh } from './facts-queries.ts'

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
  const preview = useQuery({ ...requestPreviewQuery(personId, requestId), enabled: request !== undefined })
  const refresh = useFactsRefresh()
  if (requests === undefined) return null
  return (
    <DecideByHand
      title="复核登记"
      request={request}
      asked={
        <ul className="by-hand-asked">
          {request?.facts.map((it) => (
            <li key={it}>登记：{it}</li>
          ))}
          {request?.withdrawn.map((it) => (
            <li key={it}>撤回：{it}</li>
          ))}
        </ul>
      }
      effects={
        <>
          {request?.exception != null && <p className="by-hand-doubt">例外：{request.exception}</p>}
          <FactsPreview preview={preview.data} error={preview.error} onClause={props.onClause} />
        </>
      }
      mayApprove={preview.isSuccess}
      decide={(decision) => decideOn(`/api/event-requests/${personId}/${requestId}`, decision)}
      onDecided={() => {
        refresh()
        onClose()
      }}
      onClose={onClose}
    />
  )
}
