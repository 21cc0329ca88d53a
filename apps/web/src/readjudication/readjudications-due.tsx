import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { beijingTime } from '../format/days.ts'
import { owedSentence } from './due-line.tsx'
import { dueReadjudicationsQuery } from './queries.ts'

/** Persons whose settlements are no longer what the facts give, the newest fact first; nothing where there is none. */
export function ReadjudicationsDue() {
  const { data = [] } = useQuery(dueReadjudicationsQuery)
  if (data.length === 0) return null
  return (
    <section className="panel settlements-requests" aria-label="待重算">
      <h2>
        待重算 <span className="num">{data.length}</span>
      </h2>
      <ul data-list>
        {data.map((it) => (
          <li key={`${it.personId} ${it.year}`}>
            <Link data-row to="/readjudications/$personId" params={{ personId: it.personId }}>
              {it.personName}
            </Link>
            <span>
              {it.year} 年度 {it.settlements} 笔不同，{owedSentence(it.owedToPerson)}
            </span>
            <span className="hint num">事实 {beijingTime(it.knownAt).slice(5, 16)} 记入</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
