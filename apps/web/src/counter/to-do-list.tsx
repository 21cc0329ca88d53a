import { Link } from '@tanstack/react-router'
import { beijingTime } from '../format/days.ts'
import { useToDos } from '../frame/to-dos.ts'
import { FocusedHeading } from '../parts/focused-heading.tsx'
import { Empty } from '../parts/states.tsx'

/** What waits for a second person, the oldest first. */
export function ToDoList({ isReturned = false }: { isReturned?: boolean }) {
  const toDos = useToDos()
  if (toDos === null) return null
  const { reversals, facts, filings, readjudications, sharings, count } = toDos
  return (
    <section className="to-dos">
      {isReturned ? (
        <FocusedHeading>
          待办 <span className="num">{count}</span>
        </FocusedHeading>
      ) : (
        <h2>
          待办 <span className="num">{count}</span>
        </h2>
      )}
      {count === 0 ? (
        <Empty title="今天的都办完了" isDone>
          没有等人复核的登记、备案、冲销、重算和共济。
        </Empty>
      ) : (
        <ul data-list>
          {reversals.map((it) => (
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
                <AskedAt at={it.askedAt} />
              </Link>
            </li>
          ))}
          {facts.map((it) => (
            <li key={it.requestId}>
              <Link to="/counter" search={{ person: it.personId, request: it.requestId }} data-row>
                <strong>复核登记 · {it.name}</strong>
                <span>{[...it.facts, ...it.withdrawn.map((words) => `撤回 ${words}`)].join('；')}</span>
                <span>
                  {it.reason}，{it.askedBy} 申请
                </span>
                <AskedAt at={it.askedAt} />
              </Link>
            </li>
          ))}
          {filings.map((it) => (
            <li key={it.requestId}>
              <Link to="/counter" search={{ person: it.personId, filing: it.requestId }} data-row>
                <strong>复核备案 · {it.name}</strong>
                <span>{it.asked}</span>
                <span>
                  {it.basis}，{it.askedBy} 申请
                </span>
                <AskedAt at={it.askedAt} />
              </Link>
            </li>
          ))}
          {readjudications.map((it) => (
            <li key={it.requestId}>
              <Link to="/readjudications/$personId" params={{ personId: it.personId }} data-row>
                <strong>复核重算 · {it.personName}</strong>
                <span>
                  {it.year} 年度，{it.reason}，{it.askedBy} 申请
                </span>
                <AskedAt at={it.askedAt} />
              </Link>
            </li>
          ))}
          {sharings.map((it) => (
            <li key={it.requestId}>
              <Link to="/counter" search={{ person: it.ownerId }} data-row>
                <strong>复核共济 · {it.ownerName}</strong>
                <span>
                  账户给 {it.relativeName}，{it.askedBy} 登记
                </span>
                <AskedAt at={it.askedAt} />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

const AskedAt = ({ at }: { at: string }) => <span className="hint num">{beijingTime(at).slice(5, 16)}</span>
