import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { WaitingRequests } from '../settlement/waiting-requests.tsx'
import { batchWords } from './batch-words.ts'
import { personPaymentsQuery } from './payments-queries.ts'

/** Payment batches that wait for a second finance officer. */
export function BatchesToDecide() {
  const { data } = useQuery(personPaymentsQuery)
  const batches = data?.batches.filter(({ state }) => state === 'waiting') ?? []
  return (
    <WaitingRequests
      title="待复核的收付批"
      requests={batches.map((it) => ({
        ...it,
        requestId: it.batchId,
        askedBy: it.preparedBy,
        askedAt: it.preparedAt,
      }))}
      linkTo={(it) => (
        <Link data-row to="/payments">
          {batchWords(it)}
        </Link>
      )}
      what={({ reason }) => reason}
    />
  )
}
