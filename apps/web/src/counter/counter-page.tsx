import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useMemo, useState } from 'react'
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

/** The counter: find a person, answer whether covered and how much is left, start their business. One page, no second search. */
export function CounterPage() {
  const { person, query } = useSearch({ from: '/frame/counter' })
  const navigate = useNavigate()
  const [clause, setClause] = useState<OpenClause | null>(null)
  useEffect(() => {
    if (person !== undefined) setClause(null)
  }, [person])
  const keys = useMemo(() => [{ key: 'Escape', title: '关掉条款', run: () => setClause(null) }], [])
  useKeys(keys)
  const choose = (personId: string) =>
    void navigate({ to: '/counter', search: (before) => ({ ...before, person: personId }) })
  const find = (text: string) =>
    void navigate({ to: '/counter', search: (before) => ({ ...before, query: text }), replace: true })
  return (
    <div className="counter">
      <h1 className="offscreen">经办柜台</h1>
      <FindColumn query={query ?? ''} chosen={person ?? null} onFind={find} onChoose={choose} />
      <div className="counter-middle">
        {person === undefined ? (
          <NobodyYet />
        ) : (
          <PersonColumn
            key={person}
            personId={person}
            onClause={(id, isUnverified = false) => setClause({ clause: id, isUnverified })}
          />
        )}
      </div>
      <SideColumn personId={person ?? null} clause={clause} onClose={() => setClause(null)} />
    </div>
  )
}
