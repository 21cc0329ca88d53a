import { Link } from '@tanstack/react-router'
import { useToDos } from '../frame/to-dos.ts'
import { WaitingRequests } from '../settlement/waiting-requests.tsx'
import { batchWords } from './batch-words.ts'

/** Payment batches that wait for a second finance officer. */
export function BatchesToDecide() {
  const batches = useToDos()?.batches ?? []
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
