import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { beijingTime } from '../format/days.ts'
import { openRequestsQuery } from '../frame/session.ts'

/** Reversals that wait for a second person, the oldest first; nothing where none waits. */
export function RequestsToDecide() {
  const { data = [] } = useQuery(openRequestsQuery)
  if (data.length === 0) return null
  return (
    <section className="panel settlements-requests" aria-label="待复核的冲销">
      <h2>
        待复核的冲销 <span className="num">{data.length}</span>
      </h2>
      <ul data-list>
        {data.map((it) => (
          <li key={it.requestId}>
            <Link
              data-row
              to="/settlements/$personId/$settlementId"
              params={{ personId: it.personId, settlementId: it.settlementId }}
            >
              {it.personName}
            </Link>
            <span>{it.reason}</span>
            <span className="hint num">
              {it.askedBy}，{beijingTime(it.askedAt).slice(5, 16)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
