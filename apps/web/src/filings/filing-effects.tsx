import type { FilingPreview } from '@tongchou/filings/contract'
import { ClauseTag } from '../parts/clause-tag.tsx'
import { Failure } from '../parts/states.tsx'

/** What the filing changes for the person, each sentence with its clause. */
export function FilingEffects(props: {
  preview: FilingPreview | undefined
  error: Error | null
  onRetry: () => void
  onClause: (clause: string) => void
}) {
  if (props.error !== null) return <Failure error={props.error} onRetry={props.onRetry} />
  if (props.preview === undefined) return null
  return (
    <section className="by-hand-preview" aria-label="复核通过以后怎样变" aria-live="polite">
      <h3>复核通过以后怎样变</h3>
      <ul>
        {props.preview.effects.map(({ sentence, clause }) => (
          <li key={sentence}>
            <span>{sentence}</span>
            {clause !== null && <ClauseTag clause={clause} onOpen={props.onClause} />}
          </li>
        ))}
      </ul>
    </section>
  )
}
