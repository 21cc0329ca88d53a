import { ClausePanel } from '../parts/clause-panel.tsx'
import type { OpenClause } from './counter-page.tsx'
import { PersonActions } from './person-actions.tsx'
import { ToDoList } from './to-do-list.tsx'

/** Right: do and explain. A clause opens on top; below, what can be done for this person and what waits for the clerk. */
export const SideColumn = (props: {
  personId: string | null
  clause: OpenClause | null
  onClose: () => void
}) => (
  <aside className="counter-side" aria-label="办理与待办">
    {props.clause !== null && (
      <ClausePanel
        clause={props.clause.clause}
        isUnverified={props.clause.isUnverified}
        onClose={props.onClose}
      />
    )}
    {props.personId !== null && <PersonActions personId={props.personId} />}
    <ToDoList />
  </aside>
)
