import { STANDING_NAMES, STANDINGS, type Standing } from '@tongchou/clauses/contract'
import { Tag } from '../parts/tag.tsx'

const TONES = { tested: 'ok', implemented: 'primary', notComputational: undefined } as const

export const StandingTag = ({ standing }: { standing: Standing }) => {
  const tone = TONES[standing]
  return <Tag {...(tone === undefined ? {} : { tone })}>{STANDING_NAMES[standing]}</Tag>
}

/** How the clauses of a document stand, as a bar with its numbers beside it. */
export function StandingBar({ counts }: { counts: Readonly<Record<Standing, number>> }) {
  const present = STANDINGS.filter((standing) => counts[standing] > 0)
  return (
    <div className="law-standing">
      <div className="law-standing-bar" aria-hidden>
        {present.map((standing) => (
          <span key={standing} className={`law-${standing}`} style={{ flexGrow: counts[standing] }} />
        ))}
      </div>
      <p className="legend">
        {present.map((standing) => (
          <span key={standing}>
            <i className={`law-${standing}`} aria-hidden /> {STANDING_NAMES[standing]}{' '}
            <span className="num">{counts[standing]}</span>
          </span>
        ))}
      </p>
    </div>
  )
}
