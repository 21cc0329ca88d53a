import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { beijingTime } from '../format/days.ts'
import { readjudicationRequestsQuery } from './queries.ts'

/** Readjudications that wait for a second person, the oldest first; nothing where none waits. */
export function ReadjudicationsToDecide() {
  const { data = [] } = useQuery(readjudicationRequestsQuery)
  if (data.length === 0) return null
  return (
    <section className="panel settlements-requests" aria-label="待复核的重算">
      <h2>
        待复核的重算 <span className="num">{data.length}</span>
      </h2>
      <ul data-list>
        {data.map((it) => (
          <li key={it.requestId}>
            <Link data-row to="/readjudications/$personId" params={{ personId: it.personId }}>
              {it.personName}
            </Link>
            <span>
              {it.year} 年度，{it.reason}
            </span>
            <span className="hint num">
              {it.askedBy}，{beijingTime(it.askedAt).slice(5, 16)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
