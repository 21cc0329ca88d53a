import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { openRequestsQuery } from '../frame/session.ts'
import { WaitingRequests } from './waiting-requests.tsx'

/** Reversals that wait for a second person. */
export function RequestsToDecide() {
  const { data = [] } = useQuery(openRequestsQuery)
  return (
    <WaitingRequests
      title="待复核的冲销"
      requests={data}
      linkTo={({ personId, settlementId, personName }) => (
        <Link data-row to="/settlements/$personId/$settlementId" params={{ personId, settlementId }}>
          {personName}
        </Link>
      )}
      what={({ reason }) => reason}
    />
  )
}
