import type { ReactNode } from 'react'
import { beijingTime } from '../format/days.ts'

interface Waiting {
  requestId: string
  askedBy: string
  askedAt: string
}

/** Requests of one kind that wait for a second person, the oldest first; nothing where none waits. */
export function WaitingRequests<One extends Waiting>(props: {
  title: string
  requests: readonly One[]
  linkTo: (request: One) => ReactNode
  what: (request: One) => string
}) {
  const { title, requests, linkTo, what } = props
  if (requests.length === 0) return null
  return (
    <section className="panel settlements-requests" aria-label={title}>
      <h2>
        {title} <span className="num">{requests.length}</span>
      </h2>
      <ul data-list>
        {requests.map((it) => (
          <li key={it.requestId}>
            {linkTo(it)}
            <span>{what(it)}</span>
            <span className="hint num">
              {it.askedBy}，{beijingTime(it.askedAt).slice(5, 16)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
