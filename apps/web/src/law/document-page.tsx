import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import {
  type DocumentPage as Page,
  STANDING_NAMES,
  STANDINGS,
  type Standing,
} from '@tongchou/clauses/contract'
import { useEffect, useState } from 'react'
import { DayField } from '../parts/day-field.tsx'
import { Failure, Loading } from '../parts/states.tsx'
import { ClauseBlock } from './clause-block.tsx'
import { Contents } from './contents.tsx'
import { documentQuery } from './law-queries.ts'
import { StandingBar } from './standing.tsx'

/** One standing alone, or the clauses around which something is not built yet. */
type Shown = Standing | 'pending' | null

/** A document clause by clause, with the values in force on a day that the reader chooses. */
export function DocumentPage() {
  const { documentId } = useParams({ from: '/law-frame/law/$documentId' })
  const { on, clause } = useSearch({ from: '/law-frame/law/$documentId' })
  const { data, error, refetch } = useQuery({
    ...documentQuery(documentId, on),
    placeholderData: (before) => (before?.id === documentId ? before : undefined),
  })
  const [shown, setShown] = useState<Shown>(null)
  useShowing(data === undefined ? undefined : clause)
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <Loading rows={10} />
  const clauses = data.clauses.filter(({ standing, pending }) =>
    shown === 'pending' ? pending !== null : shown === null || standing === shown,
  )
  return (
    <div className="law-document">
      <Contents clauses={clauses} />
      <article className="law-main">
        <p className="law-crumbs">
          <Link to="/law">法规</Link> › {data.document}
        </p>
        <header className="law-head">
          <div>
            <h1 className="law-title">{data.title}</h1>
            <p className="hint">
              {data.from === null ? data.document : `${data.document}，${data.from} 起施行`}
            </p>
          </div>
          {data.bundle !== null && <DayPicker day={data.on} />}
        </header>
        {!data.isPromulgated && (
          <p className="law-draft" role="note">
            这是征求意见稿，公布以前不执行：下面的数按稿件列出，哪一天都不生效。
          </p>
        )}
        <Standings page={data} shown={shown} onShow={setShown} />
        {clauses.map((row) => (
          <ClauseBlock
            key={`${row.label} ${row.gist}`}
            clause={row}
            isAsked={row.id !== null && row.id === clause}
          />
        ))}
      </article>
    </div>
  )
}

/** Scrolls to the clause of the address once it is drawn. */
function useShowing(clause: string | undefined): void {
  useEffect(() => {
    if (clause !== undefined) document.getElementById(clause)?.scrollIntoView({ block: 'start' })
  }, [clause])
}

function DayPicker({ day }: { day: string }) {
  const navigate = useNavigate({ from: '/law/$documentId' })
  return (
    <label className="law-day" htmlFor="law-day">
      哪一天的数
      <DayField
        id="law-day"
        isSmall
        mayClear={false}
        value={day}
        onChange={(on) => {
          if (on !== null) void navigate({ search: (before) => ({ ...before, on }), replace: true })
        }}
      />
    </label>
  )
}

/** How the clauses stand; one of the kinds can be shown alone. */
function Standings(props: { page: Page; shown: Shown; onShow: (shown: Shown) => void }) {
  const { page, shown, onShow } = props
  return (
    <section className="panel law-standings" aria-label="落实情况">
      <StandingBar counts={page.counts} />
      <fieldset className="law-filter">
        <legend className="offscreen">只看</legend>
        {([null, ...STANDINGS, 'pending'] as const).map((it) => (
          <button
            key={it ?? 'all'}
            type="button"
            aria-pressed={shown === it}
            className="plain-button"
            onClick={() => onShow(it)}
          >
            {it === null ? '全部' : it === 'pending' ? '有待建' : STANDING_NAMES[it]}
          </button>
        ))}
      </fieldset>
    </section>
  )
}
