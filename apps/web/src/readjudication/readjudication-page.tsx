import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { ClausePanel } from '../parts/clause-panel.tsx'
import { Empty, Failure, Loading } from '../parts/states.tsx'
import { DoneTable } from './done-table.tsx'
import { readjudicationsQuery } from './queries.ts'
import { YearRun } from './year-run.tsx'
import './readjudication.css'

/** 重算: what a person's years give with the facts known now, asked for by one clerk and approved by another. */
export function ReadjudicationPage() {
  const { personId = '' } = useParams({ strict: false })
  const { data, error, refetch } = useQuery(readjudicationsQuery(personId))
  const [clause, setClause] = useState<string | null>(null)
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <Loading rows={6} />
  const due = data.years.filter((it) => it.state !== 'agrees' || it.request !== null)
  const agreeing = data.years.filter((it) => it.state === 'agrees' && it.request === null)
  return (
    <div className="readjudication">
      <div className="readjudication-main">
        <header>
          <h1>年度重算 · {data.personName}</h1>
          <Link to="/counter" search={{ person: personId }}>
            回到参保人
          </Link>
        </header>
        {due.map((it) => (
          <YearRun key={it.year} personId={personId} run={it} onClause={setClause} />
        ))}
        {due.length === 0 && (
          <Empty title="不用重算" isDone>
            {agreeing.length === 0
              ? '没有有效的结算。'
              : `${agreeing.map((it) => it.year).join('、')} 年度的结算与现在知道的事实一致。`}
          </Empty>
        )}
        <DoneTable done={data.done} />
      </div>
      {clause !== null && (
        <aside className="readjudication-side">
          <ClausePanel clause={clause} onClose={() => setClause(null)} />
        </aside>
      )}
    </div>
  )
}
