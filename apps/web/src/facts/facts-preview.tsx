import type { EventPreview } from '@tongchou/insured/contract'
import { ClauseTag } from '../parts/clause-tag.tsx'
import { Failure } from '../parts/states.tsx'
import { SCHEME_NAMES } from '../parts/words.ts'

type Answer = EventPreview['days'][number]['was']

const STATES: Readonly<Record<NonNullable<Answer>['state'], string>> = {
  entitled: '享受',
  waiting: '等待',
  employerLiable: '单位承担',
  uncovered: '不享受',
}

/** What would be different, stretch by stretch, each with its clause; rules that speak against it come first. */
export function FactsPreview(props: {
  preview: EventPreview | undefined
  error: Error | null
  onClause: (clause: string) => void
}) {
  if (props.error !== null) return <Failure error={props.error} />
  if (props.preview === undefined) return null
  const { doubts, days } = props.preview
  return (
    <section className="by-hand-preview" aria-label="登记后待遇怎样变" aria-live="polite">
      {doubts.map((it) => (
        <p key={it.sentence} className="by-hand-doubt">
          {it.sentence} <ClauseTag clause={it.clause} onOpen={props.onClause} />
        </p>
      ))}
      <h3>登记后待遇怎样变</h3>
      {days.length === 0 ? (
        <p className="hint">哪一天的待遇都不变。</p>
      ) : (
        <ol>
          {days.map((it) => (
            <li key={it.from}>
              <span className="num">
                {it.from} 至 {it.to ?? '以后'}
              </span>
              <span>
                {said(it.was)} → <strong>{said(it.willBe)}</strong>
              </span>
              {it.willBe !== null && (
                <>
                  <ClauseTag clause={it.willBe.clause} onOpen={props.onClause} />
                  <span className="hint">{it.willBe.reason}</span>
                </>
              )}
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

function said(answer: Answer): string {
  if (answer === null) return '没有记录'
  const scheme = answer.scheme === null ? '' : `${(SCHEME_NAMES[answer.scheme] ?? '').slice(0, 2)} · `
  return `${scheme}${STATES[answer.state]}`
}
