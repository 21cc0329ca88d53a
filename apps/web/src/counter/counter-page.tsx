import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { NewPerson } from '../facts/new-person.tsx'
import { useKeys } from '../frame/keys.tsx'
import { FindColumn } from './find-column.tsx'
import { NobodyYet } from './nobody-yet.tsx'
import { PersonColumn } from './person-column.tsx'
import { SideColumn } from './side-column.tsx'
import './counter.css'

/** A value whose clause is open beside the page. */
export interface OpenClause {
  readonly clause: string
  readonly isUnverified: boolean
}

/** What is open at the right besides a clause: the reasons of the answer, or recording a fact, filing. */
export type Side = 'why' | 'facts' | 'filing' | null

/** What was open before, a decision among others. */
export type Left = Side | 'decision'

/** The counter: find a person, answer whether covered and how much is left, start their business. One page, no second search. */
export function CounterPage() {
  const { person, query, request, filing, question } = useSearch({ from: '/frame/counter' })
  const navigate = useNavigate()
  const [clause, setClause] = useState<OpenClause | null>(null)
  const [side, setSide] = useState<Side>(null)
  // What was open last: the focus goes back to the button that opened it.
  const [left, setLeft] = useState<Left>(null)
  const [newcomer, setNewcomer] = useState<string | null>(null)
  useEffect(() => {
    if (person === undefined) return
    setClause(null)
    setSide(null)
    setLeft(null)
    setNewcomer(null)
  }, [person])
  const isDeciding = [request, filing, question].some((it) => it !== undefined)
  const close = useCallback(() => {
    setClause(null)
    setSide((before) => {
      setLeft(isDeciding ? 'decision' : before)
      return null
    })
    void navigate({
      to: '/counter',
      search: ({ request: _, filing: __, question: ___, ...others }) => others,
      replace: true,
    })
  }, [navigate, isDeciding])
  const keys = useMemo(() => [{ key: 'Escape', title: '关掉右边打开的', run: close }], [close])
  useKeys(keys)
  const choose = (personId: string) =>
    void navigate({
      to: '/counter',
      search: ({ request: _, filing: __, question: ___, tab: ____, ...others }) => ({
        ...others,
        person: personId,
      }),
    })
  const find = (text: string) =>
    void navigate({ to: '/counter', search: (before) => ({ ...before, query: text }), replace: true })
  const onClause = (id: string, isUnverified = false) => setClause({ clause: id, isUnverified })
  return (
    <div className="counter">
      <h1 className="offscreen">经办柜台</h1>
      <FindColumn
        query={query ?? ''}
        chosen={person ?? null}
        onFind={find}
        onChoose={choose}
        onNew={setNewcomer}
      />
      <div className="counter-middle">
        {newcomer !== null ? (
          <NewPerson
            key={newcomer}
            name={/^\d/.test(newcomer) ? '' : newcomer}
            idNumber={/^\d/.test(newcomer) ? newcomer : ''}
            onDone={(personId) => {
              setNewcomer(null)
              choose(personId)
            }}
            onClose={() => setNewcomer(null)}
          />
        ) : person === undefined ? (
          <NobodyYet />
        ) : (
          <PersonColumn key={person} personId={person} onClause={onClause} onWhy={() => setSide('why')} />
        )}
      </div>
      <SideColumn
        personId={person ?? null}
        requestId={request ?? null}
        filingRequestId={filing ?? null}
        questionId={question ?? null}
        clause={clause}
        side={side}
        left={left}
        onClause={onClause}
        onSide={setSide}
        onCloseClause={() => setClause(null)}
        onClose={close}
      />
    </div>
  )
}
