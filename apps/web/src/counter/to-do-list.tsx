import { Link } from '@tanstack/react-router'
import { REGISTER_NAMES } from '@tongchou/registers/contract'
import { beijingTime } from '../format/days.ts'
import { useToDos } from '../frame/to-dos.ts'
import { FocusedHeading } from '../parts/focused-heading.tsx'
import { Empty } from '../parts/states.tsx'
import { batchWords } from '../payments/batch-words.ts'

/** What waits for a second person, the oldest first. */
export function ToDoList({ isReturned = false }: { isReturned?: boolean }) {
  const toDos = useToDos()
  if (toDos === null) return null
  const { reversals, facts, filings, readjudications, sharings, changes, batches, count } = toDos
  const heading = (
    <>
      待办 <span className="num">{count}</span>
    </>
  )
  return (
    <section className="to-dos">
      {isReturned ? <FocusedHeading>{heading}</FocusedHeading> : <h2>{heading}</h2>}
      {count === 0 ? (
        <Empty title="今天的都办完了" isDone>
          没有等人复核的登记、备案、冲销、重算、共济和登记簿变更。
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
                <Asked title={`复核冲销 · ${it.personName}`} of={it} why={it.reason} />
              </Link>
            </li>
          ))}
          {facts.map((it) => (
            <li key={it.requestId}>
              <Link to="/counter" search={{ person: it.personId, request: it.requestId }} data-row>
                <Asked
                  title={`复核登记 · ${it.name}`}
                  what={[...it.facts, ...it.withdrawn.map((words) => `撤回 ${words}`)].join('；')}
                  of={it}
                  why={it.reason}
                />
              </Link>
            </li>
          ))}
          {filings.map((it) => (
            <li key={it.requestId}>
              <Link to="/counter" search={{ person: it.personId, filing: it.requestId }} data-row>
                <Asked title={`复核备案 · ${it.name}`} what={it.asked} of={it} why={it.basis} />
              </Link>
            </li>
          ))}
          {readjudications.map((it) => (
            <li key={it.requestId}>
              <Link to="/readjudications/$personId" params={{ personId: it.personId }} data-row>
                <Asked title={`复核重算 · ${it.personName}`} of={it} why={`${it.year} 年度，${it.reason}`} />
              </Link>
            </li>
          ))}
          {sharings.map((it) => (
            <li key={it.requestId}>
              <Link to="/counter" search={{ person: it.ownerId }} data-row>
                <Asked title={`复核共济 · ${it.ownerName}`} of={it} why={`账户给 ${it.relativeName}`} />
              </Link>
            </li>
          ))}
          {changes.map((it) => (
            <li key={it.changeId}>
              <Link to="/reference" search={{ tab: 'changes', change: it.changeId }} data-row>
                <Asked
                  title={`复核变更 · ${REGISTER_NAMES[it.register]}`}
                  what={it.summary}
                  of={it}
                  why={it.basis}
                />
              </Link>
            </li>
          ))}
          {batches.map((it) => (
            <li key={it.batchId}>
              <Link to="/payments" data-row>
                <Asked
                  title={`复核${batchWords(it)}`}
                  of={{ askedBy: it.preparedBy, askedAt: it.preparedAt }}
                  why={it.reason}
                />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** Of whom, what if it needs saying, why, and who asked when. */
function Asked(props: {
  title: string
  what?: string
  why: string
  of: { askedBy: string; askedAt: string }
}) {
  const { askedBy, askedAt } = props.of
  return (
    <>
      <strong>{props.title}</strong>
      {props.what !== undefined && <span>{props.what}</span>}
      <span>
        {props.why}，{askedBy} 申请
      </span>
      <span className="hint num">{beijingTime(askedAt).slice(5, 16)}</span>
    </>
  )
}
