import type { ReadjudicationYear } from '@tongchou/settlement/contract'
import { Refusal } from '../parts/states.tsx'
import { SCHEME_NAMES } from '../parts/words.ts'
import { AskOrDecide } from './ask-or-decide.tsx'
import { CountersTable } from './counters-table.tsx'
import { DifferencesTable } from './differences-table.tsx'
import { owedSentence } from './due-line.tsx'

/** One benefit year: what would be different, who owes whom, and the way to have it done. */
export function YearRun(props: {
  personId: string
  run: ReadjudicationYear
  onClause: (clause: string) => void
}) {
  const { personId, run, onClause } = props
  const different = run.settlements.filter(({ changes }) => changes.length > 0)
  return (
    <section className="panel readjudication-year" aria-label={`${run.year} 年度`}>
      <header>
        <h2>{run.year} 年度</h2>
        {run.state !== 'impossible' && (
          <p>
            {run.settlements.length} 笔有效结算按就医先后重算一遍，{different.length} 笔不同；
            <strong className="readjudication-owed">{owedSentence(run.owedToPerson)}</strong>
          </p>
        )}
      </header>
      {run.state === 'impossible' ? (
        <Refusal title={run.why ?? '不能重算'} />
      ) : (
        <>
          <DifferencesTable personId={personId} settlements={different} onClause={onClause} />
          <CountersTable counters={run.counters} schemes={SCHEME_NAMES} />
        </>
      )}
      <AskOrDecide personId={personId} run={run} />
    </section>
  )
}
