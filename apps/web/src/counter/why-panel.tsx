import { CloseOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { ClauseTag } from '../parts/clause-tag.tsx'
import { DatedText } from '../parts/dated-text.tsx'
import { personQuery } from './answers.ts'

/** 为什么: the answer of today, the rule's sentence for each stretch that led to it, and the facts that it follows from, newest first. */
export function WhyPanel(props: {
  personId: string
  onClause: (clause: string) => void
  onClose: () => void
}) {
  const { data: person } = useQuery(personQuery(props.personId))
  if (person?.access !== 'record') return null
  const stretches = person.entitlements
    .filter((it) => (it.from ?? '') <= person.on)
    .toReversed()
    .slice(0, 4)
  return (
    <section className="why" aria-label="为什么">
      <header>
        <h2>为什么</h2>
        <button type="button" className="icon-button" aria-label="关掉（Esc）" onClick={props.onClose}>
          <CloseOutlined aria-hidden />
        </button>
      </header>
      <h3>按规则，一段一段是这样</h3>
      <ol>
        {stretches.map((it) => (
          <li key={it.from}>
            <span className="num">
              {it.from} 至 {it.to ?? '今'}
            </span>{' '}
            <ClauseTag clause={it.clause} onOpen={props.onClause} />
            <p>
              <DatedText text={it.reason} />
            </p>
          </li>
        ))}
      </ol>
      <h3>依据的事实</h3>
      <ul>
        {person.events
          .toReversed()
          .slice(0, 8)
          .map((it) => (
            <li key={it.eventId}>
              <p>
                <DatedText text={it.text} />
              </p>
              <span className="hint">{it.source}</span>
            </li>
          ))}
      </ul>
      {person.events.length > 8 && <p className="hint">更早的在“参保一生”里看文字（T）。</p>}
    </section>
  )
}
