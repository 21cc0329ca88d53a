import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { WaitingRequests } from '../settlement/waiting-requests.tsx'
import { readjudicationRequestsQuery } from './queries.ts'

/** Readjudications that wait for a second person. */
export function ReadjudicationsToDecide() {
  const { data = [] } = useQuery(readjudicationRequestsQuery)
  return (
    <WaitingRequests
      title="待复核的重算"
      requests={data}
      linkTo={({ personId, personName }) => (
        <Link data-row to="/readjudications/$personId" params={{ personId }}>
          {personName}
        </Link>
      )}
      what={({ year, reason }) => `${year} 年度，${reason}`}
    />
  )
}
