import type { CaseRow, ClauseRow, ValueRow } from '@tongchou/clauses/contract'
import { StandingTag } from './standing.tsx'

/** A clause: what it requires in the law's voice, its values of the day, its signed cases, and what became of it. */
export function ClauseBlock({ clause, isAsked }: { clause: ClauseRow; isAsked: boolean }) {
  const { id, label, also, gist, standing, values, cases } = clause
  return (
    <section id={id ?? undefined} className={`panel law-clause${isAsked ? ' law-asked' : ''}`}>
      <header>
        <h2>
          {label}
          {also.length > 0 && <small>另见 {also.join('、')}</small>}
        </h2>
        <span className="hint mono">{id}</span>
        <StandingTag standing={standing} />
      </header>
      <blockquote>{gist}</blockquote>
      {values.length > 0 && (
        <dl className="law-values">
          {values.map((value) => (
            <Value key={`${value.title} ${value.from}`} value={value} />
          ))}
        </dl>
      )}
      {cases.length > 0 && <Cases cases={cases} />}
      <Account clause={clause} />
    </section>
  )
}

function Value({ value }: { value: ValueRow }) {
  const { title, sentence, from, to, readings, isVerified, origin } = value
  return (
    <div>
      <dt>{title}</dt>
      <dd>
        <p className="law-sentence">
          {sentence.map((part, at) =>
            // A sentence has its parts once, in this order.
            'text' in part ? part.text : <b key={`${part.path} ${at}`}>{part.value}</b>,
          )}
        </p>
        <p className="law-value-foot">
          <span className="num">
            {from} 起{to === null ? '' : `，到 ${to}`}
          </span>
          {readings.map((reading) => (
            <span key={reading.id}>
              <span className="clause clause-reading">读法</span> {reading.label}：{reading.gist}
            </span>
          ))}
          {!isVerified && (
            <span>
              <span className="clause clause-unverified">待核实</span> {origin ?? '原件未见'}
            </span>
          )}
        </p>
      </dd>
    </div>
  )
}

const Cases = ({ cases }: { cases: readonly CaseRow[] }) => (
  <details className="law-cases">
    <summary>签字用例 {cases.length} 个</summary>
    <ul>
      {cases.map(({ title, given, expected, because }) => (
        <li key={title}>
          <h3>{title}</h3>
          <p>{given.join('；')}</p>
          <p>
            →{' '}
            {expected.map(({ label, text }) => (
              <span key={label} className="law-expected">
                {label} <b className="num">{text}</b>
              </span>
            ))}
          </p>
          <p className="hint">依据 {because.join('、')}</p>
        </li>
      ))}
    </ul>
  </details>
)

const byWhat = (files: number, tests: number): string =>
  [files === 0 ? '' : `${files} 个文件`, tests === 0 ? '' : `${tests} 个测试`].filter(Boolean).join('、')

/** By what the clause is carried out, or why by nothing. */
function Account({ clause: { remark, pending, missingFigure, implemented, tested } }: { clause: ClauseRow }) {
  return (
    <footer className="law-account">
      {remark !== null && <p className="hint">不计算：{remark}</p>}
      {pending !== null && (
        <p className="law-missing">
          <span className="clause clause-pending">待建</span> {pending}
        </p>
      )}
      {missingFigure !== null && (
        <p className="law-missing">
          <span className="clause clause-unverified">缺数</span> {missingFigure}
        </p>
      )}
      {implemented.length + tested.length > 0 && (
        <details>
          <summary>由 {byWhat(implemented.length, tested.length)}落实</summary>
          <ul className="mono">
            {[...implemented, ...tested].map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </details>
      )}
    </footer>
  )
}
