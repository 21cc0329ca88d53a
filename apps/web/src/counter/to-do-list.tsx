import { ToDoItems } from '../frame/to-do-items.tsx'
import { useToDos } from '../frame/to-dos.tsx'
import { FocusedHeading } from '../parts/focused-heading.tsx'
import { Empty } from '../parts/states.tsx'

/** What waits for this person's decision, the oldest first; below it, what was asked here and waits for somebody else's. */
export function ToDoList({ isReturned = false }: { isReturned?: boolean }) {
  const toDos = useToDos()
  if (toDos === null) return null
  const { mine = [], others = [] } = Object.groupBy(toDos, ({ isMine }) => (isMine ? 'mine' : 'others'))
  const heading = (
    <>
      待办 <span className="num">{mine.length}</span>
    </>
  )
  return (
    <section className="to-dos">
      {isReturned ? <FocusedHeading>{heading}</FocusedHeading> : <h2>{heading}</h2>}
      {mine.length === 0 ? (
        <Empty title="今天的都办完了" isDone>
          没有等您复核、审批的申请，也没有等您答复的疑问。
        </Empty>
      ) : (
        <ToDoItems toDos={mine} />
      )}
      {others.length > 0 && (
        <>
          <h3>
            等别人复核 <span className="num">{others.length}</span>
          </h3>
          <ToDoItems toDos={others} />
        </>
      )}
    </section>
  )
}
