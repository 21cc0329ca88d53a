import { useQuery } from '@tanstack/react-query'
import { DecideFacts } from '../facts/decide-facts.tsx'
import { RecordFacts } from '../facts/record-facts.tsx'
import { DecideFiling } from '../filings/decide-filing.tsx'
import { RecordFiling } from '../filings/record-filing.tsx'
import { ClausePanel } from '../parts/clause-panel.tsx'
import { AnswerQuestion } from '../questions/answer-question.tsx'
import { personQuery } from './answers.ts'
import type { Left, OpenClause, Side } from './counter-page.tsx'
import { PersonActions } from './person-actions.tsx'
import type { OnClause } from './person-column.tsx'
import { ToDoList } from './to-do-list.tsx'
import { WhyPanel } from './why-panel.tsx'

interface SideProps {
  readonly personId: string | null
  /** A request that is open to be decided. */
  readonly requestId: string | null
  readonly filingRequestId: string | null
  readonly questionId: string | null
  readonly clause: OpenClause | null
  readonly side: Side
  /** What was open before: where the focus returns. */
  readonly left: Left
  readonly onClause: OnClause
  readonly onSide: (side: Side) => void
  readonly onCloseClause: () => void
  readonly onClose: () => void
}

/** Right: do and explain. A clause opens on top; below, what is being done, or what can be done for this person and what waits. */
export const SideColumn = (props: SideProps) => (
  <aside className="counter-side" aria-label="办理与待办">
    {props.clause !== null && (
      <ClausePanel
        clause={props.clause.clause}
        isUnverified={props.clause.isUnverified}
        onClose={props.onCloseClause}
      />
    )}
    <Doing {...props} />
  </aside>
)

function Doing(props: SideProps) {
  const { personId, requestId, filingRequestId, questionId, side, left, onClause, onSide, onClose } = props
  const { data: person } = useQuery({ ...personQuery(personId ?? ''), enabled: personId !== null })
  if (personId !== null && requestId !== null)
    return <DecideFacts personId={personId} requestId={requestId} onClause={onClause} onClose={onClose} />
  if (personId !== null && filingRequestId !== null)
    return (
      <DecideFiling personId={personId} requestId={filingRequestId} onClause={onClause} onClose={onClose} />
    )
  if (personId !== null && questionId !== null)
    return <AnswerQuestion personId={personId} questionId={questionId} onClose={onClose} />
  if (side === 'filing' && personId !== null)
    return <RecordFiling key={personId} personId={personId} onClause={onClause} onClose={onClose} />
  if (side === 'facts' && person !== undefined)
    return <RecordFacts key={personId} person={person} onClause={onClause} onClose={onClose} />
  return (
    <>
      {side === 'why' && personId !== null && (
        <WhyPanel personId={personId} onClause={onClause} onClose={() => onSide(null)} />
      )}
      {personId !== null && <PersonActions personId={personId} left={left} onSide={onSide} />}
      <ToDoList isReturned={left === 'decision'} />
    </>
  )
}
