import { useQuery } from '@tanstack/react-query'
import { DecideByHand } from '../parts/decide-by-hand.tsx'
import { FilingEffects } from './filing-effects.tsx'
import {
  decideFiling,
  filingRequestPreviewQuery,
  filingRequestsQuery,
  useFilingsRefresh,
} from './filing-queries.ts'

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
  if (requests === undefined) return null
  return (
    <DecideByHand
      title="复核备案"
      request={request}
      basis={request?.basis}
      asked={<p>{request?.asked}</p>}
      effects={
        <FilingEffects
          preview={preview.data}
          error={preview.error}
          onRetry={() => void preview.refetch()}
          onClause={props.onClause}
        />
      }
      isSeen={preview.isSuccess}
      decide={(approve) => decideFiling(personId, requestId, approve)}
      onDecided={() => {
        refresh()
        onClose()
      }}
      onClose={onClose}
    />
  )
}
