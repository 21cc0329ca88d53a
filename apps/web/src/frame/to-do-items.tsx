import { beijingTime } from '../format/days.ts'
import { DatedText } from '../parts/dated-text.tsx'
import type { ToDo } from './to-dos.tsx'
import './to-do-items.css'

/** To-dos under one another, each leading to what it is about. */
export const ToDoItems = ({ toDos }: { toDos: readonly ToDo[] }) => (
  <ul className="to-do-items" data-list>
    {toDos.map((it) => (
      <li key={it.key}>
        {it.open(
          <>
            <strong>{it.title}</strong>
            {it.what !== undefined && (
              <span>
                <DatedText text={it.what} />
              </span>
            )}
            <span>
              {it.why}，{it.askedBy} {it.did ?? '申请'}
            </span>
            <span className="hint num">{beijingTime(it.askedAt).slice(5, 16)}</span>
          </>,
        )}
      </li>
    ))}
  </ul>
)

/** What waits of one kind, on the page that lists its kind; nothing where none waits. */
export function WaitingPanel({ title, toDos }: { title: string; toDos: readonly ToDo[] | null }) {
  if (toDos === null || toDos.length === 0) return null
  return (
    <section className="panel settlements-requests" aria-label={title}>
      <h2>
        {title} <span className="num">{toDos.length}</span>
      </h2>
      <ToDoItems toDos={toDos} />
    </section>
  )
}
