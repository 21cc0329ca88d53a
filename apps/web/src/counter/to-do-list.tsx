import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { beijingTime } from '../format/days.ts'
import { openRequestsQuery } from '../frame/session.ts'
import { Empty } from '../parts/states.tsx'

/** What waits for a second person, the oldest first. */
export function ToDoList() {
  const { data } = useQuery(openRequestsQuery)
  if (data === undefined) return null
  return (
    <section className="to-dos">
      <h2>
        待办 <span className="num">{data.length}</span>
      </h2>
      {data.length === 0 ? (
        <Empty title="今天的都办完了" isDone>
          没有等人复核的冲销。
        </Empty>
      ) : (
        <ul data-list>
          {data.map((it) => (
            <li key={it.requestId}>
              <Link
                to="/settlements/$personId/$settlementId"
                params={{ personId: it.personId, settlementId: it.settlementId }}
                data-row
              >
                <strong>复核冲销 · {it.personName}</strong>
                <span>
                  {it.reason}，{it.askedBy} 申请
                </span>
                <span className="hint num">{beijingTime(it.askedAt).slice(5, 16)}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
