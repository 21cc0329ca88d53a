import type { EnrolmentView, PersonRecord } from '@tongchou/insured/contract'
import type { PersonSettlement as Visit } from '@tongchou/settlement/contract'
import { DatedText } from '../parts/dated-text.tsx'
import { SCHEME_NAMES } from '../parts/words.ts'
import { pooledColour } from '../theme/tokens.ts'
import type { Scale } from './lifeline-scale.ts'
import { paidSpans } from './paid-spans.ts'

interface Drawn {
  readonly person: PersonRecord
  readonly visits: readonly Visit[]
  readonly scale: Scale
}

/** Four lanes over the years; gaps are dashed, waiting is hatched, today is a red hairline. */
export function LifelineChart({ person, visits, scale }: Drawn) {
  return (
    <div className="life" role="img" aria-label={sentenceOf(person, visits)}>
      <div className="life-years">
        {scale.years
          .filter((it) => it.isNamed)
          .map((it) => (
            <span key={it.year} style={{ left: `${it.at}%` }} className="num">
              {it.year}
            </span>
          ))}
      </div>
      <Lane name="参保" className="life-enrolments">
        <Grid scale={scale} />
        {gapsOf(person.enrolments).map((gap) => (
          <Span
            key={gap.from}
            {...gap}
            scale={scale}
            className="life-gap"
            title={`${gap.from} 至 ${gap.to} 没有参保关系`}
          />
        ))}
        {person.enrolments.map((it) => (
          <Span
            key={it.from}
            from={it.from}
            to={it.to}
            scale={scale}
            className="life-enrolment"
            colour={pooledColour(it.scheme)}
            title={`${titleOf(it)}，${it.from} 至 ${it.to ?? '今'}`}
            text={titleOf(it)}
          />
        ))}
      </Lane>
      <Lane name="缴费" className="life-payments">
        <Grid scale={scale} />
        {paidSpans(person.payments).map((it) => (
          <Span
            key={`${it.scheme} ${it.from}`}
            from={it.from}
            to={it.to}
            scale={scale}
            className={it.isLate ? 'life-late' : it.scheme === 'employee' ? 'life-months' : 'life-paid-year'}
            title={it.title}
          />
        ))}
      </Lane>
      <Lane name="待遇" className="life-entitlements">
        <Grid scale={scale} />
        {person.entitlements.map((it) => (
          <Span
            key={it.from}
            from={it.from ?? scale.from}
            to={it.to}
            scale={scale}
            className={it.state === 'waiting' ? 'hatched' : `life-${it.state}`}
            title={it.reason}
          />
        ))}
      </Lane>
      <Lane name="就医" className="life-visits">
        <Grid scale={scale} />
        {visits
          .filter((it) => it.state !== 'reversed' && it.startedOn >= scale.from)
          .map((it) => (
            <i
              key={it.settlementId}
              className={it.kind === 'inpatient' ? 'life-stay-mark' : 'life-visit-mark'}
              style={{ left: `${scale.at(it.startedOn)}%` }}
              title={`${it.startedOn} ${it.providerName}`}
            />
          ))}
      </Lane>
      <Notes person={person} scale={scale} />
      <div className="life-today" style={{ '--at': scale.at(person.on) / 100 } as React.CSSProperties}>
        <span>今天</span>
      </div>
    </div>
  )
}

const Lane = (props: { name: string; className: string; children: React.ReactNode }) => (
  <div className={`life-lane ${props.className}`}>
    <span>{props.name}</span>
    <div>{props.children}</div>
  </div>
)

const Grid = ({ scale }: { scale: Scale }) =>
  scale.years.filter((it) => it.isNamed).map((it) => <b key={it.year} style={{ left: `${it.at}%` }} />)

function Span(props: {
  from: string
  to: string | null
  scale: Scale
  className: string
  title: string
  colour?: string
  text?: string
}) {
  const { from, to, scale } = props
  if (to !== null && to < scale.from) return null
  const left = scale.at(from)
  const width = scale.at(to ?? scale.to) - left
  if (width <= 0) return null
  return (
    <span
      className={props.className}
      title={props.title}
      style={{
        left: `${left}%`,
        width: `${width}%`,
        ...(props.colour === undefined ? {} : { background: props.colour }),
      }}
    >
      {width > 6 && props.text}
    </span>
  )
}

/** Only what changed entitlement gets a written note: waiting periods and the employer's debts. */
function Notes({ person, scale }: { person: PersonRecord; scale: Scale }) {
  const noted = person.entitlements.filter(
    (it) => it.state !== 'entitled' && (it.to === null || it.to >= scale.from),
  )
  if (noted.length === 0) return null
  return (
    <ul className="life-notes">
      {noted.slice(-3).map((it) => (
        <li key={it.from}>
          <span className="num dated">{it.from}</span> <DatedText text={it.reason} />
        </li>
      ))}
    </ul>
  )
}

/** The days between one enrolment and the next. */
function gapsOf(enrolments: readonly EnrolmentView[]): { from: string; to: string }[] {
  const inOrder = [...enrolments].sort((a, b) => (a.from < b.from ? -1 : 1))
  return inOrder.flatMap((it, at) => {
    const next = inOrder[at + 1]
    return it.to !== null && next !== undefined && next.from > it.to ? [{ from: it.to, to: next.from }] : []
  })
}

function titleOf(it: EnrolmentView): string {
  if (it.status === 'flexible') return '灵活就业'
  const scheme = (SCHEME_NAMES[it.scheme] ?? it.scheme).slice(0, 2)
  if (it.status === 'retired') return `${scheme} · 退休`
  return it.employer === null || it.employer === ''
    ? scheme
    : `${scheme} · ${it.employer.replace(/有限公司$/, '')}`
}

function sentenceOf(person: PersonRecord, visits: readonly Visit[]): string {
  const parts = person.enrolments.map((it) => `${it.from} 至 ${it.to ?? '今'} ${titleOf(it)}`)
  return `${parts.join('；')}。就医 ${visits.length} 次。`
}
