import { useQuery } from '@tanstack/react-query'
import { DecideByHand } from '../parts/decide-by-hand.tsx'
import { decideOn } from '../parts/decision.tsx'
import { FilingEffects } from './filing-effects.tsx'
import {
  filingApplicationsQuery,
  filingRequestPreviewQuery,
  filingRequestsQuery,
  useFilingsRefresh,
} from './filing-queries.ts'
import { TakeUpApplication } from './take-up-application.tsx'

interface Props {
  readonly personId: string
  readonly requestId: string
  readonly onClause: (clause: string) => void
  readonly onClose: () => void
}

/** What waits for this clerk: an application of the person, or what another clerk asked. */
export function DecideFiling(props: Props) {
  const { data: applications } = useQuery(filingApplicationsQuery)
  const application = applications?.find((it) => it.requestId === props.requestId)
  if (applications === undefined) return null
  if (application === undefined) return <DecideAsked {...props} />
  return <TakeUpApplication application={application} onClause={props.onClause} onClose={props.onClose} />
}

/** 复核: what another clerk asked to file, what it changes, and the decision. */
function DecideAsked(props: Props) {
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
      asked={<p>{request?.asked}</p>}
      effects={
        <FilingEffects
          preview={preview.data}
          error={preview.error}
          onRetry={() => void preview.refetch()}
          onClause={props.onClause}
        />
      }
      mayApprove={preview.isSuccess}
      decide={(decision) => decideOn(`/api/filing-requests/${personId}/${requestId}`, decision)}
      onDecided={() => {
        refresh()
        onClose()
      }}
      onClose={onClose}
    />
  )
}
