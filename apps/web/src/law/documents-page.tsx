import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { DocumentRow } from '@tongchou/clauses/contract'
import { useState } from 'react'
import { Empty, Failure, Loading } from '../parts/states.tsx'
import { documentsQuery, type FoundClause, findClauses } from './law-queries.ts'
import { StandingBar, StandingTag } from './standing.tsx'

/** 法规: every document that the platform follows, how its clauses stand, and a search over all of them. */
export function DocumentsPage() {
  const { data, error, refetch } = useQuery(documentsQuery)
  const [typed, setTyped] = useState('')
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <Loading rows={8} />
  const total = data.reduce((sum, { clauses }) => sum + clauses.length, 0)
  return (
    <div className="law-page">
      <header className="law-head">
        <div>
          <h1>法规</h1>
          <p className="hint">
            {data.length} 份文件、{total}{' '}
            条。每条写明要求什么、由什么落实、在某一天是什么数，哪些业务还没有建也写明。
          </p>
        </div>
        <search>
          <input
            type="search"
            data-search
            className="law-search"
            aria-label="找条款"
            placeholder="找条款：起付、第十七条、等待期"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        </search>
      </header>
      {typed.trim() === '' ? <DocumentList documents={data} /> : <Found found={findClauses(data, typed)} />}
    </div>
  )
}

const DocumentList = ({ documents }: { documents: readonly DocumentRow[] }) => (
  <ul className="panel law-documents" data-list>
    {documents.map((document) => (
      <li key={document.id}>
        <Link to="/law/$documentId" params={{ documentId: document.id }} data-row>
          <strong>{document.title}</strong>
          <span className="hint">
            {document.document}
            {document.from === null ? '' : `，${document.from} 起`}
          </span>
        </Link>
        <StandingBar counts={document.counts} />
      </li>
    ))}
  </ul>
)

function Found({ found }: { found: readonly FoundClause[] }) {
  return (
    <section aria-live="polite">
      <h2 className="law-found">找到 {found.length} 条</h2>
      {found.length === 0 ? (
        <Empty title="没有这样的条款">换一个词，或者只写条款号，例如 第十三条。</Empty>
      ) : (
        <ul className="panel law-documents" data-list>
          {found.map(({ document, clause }) => (
            <li key={`${document.id} ${clause.label} ${clause.gist}`}>
              <Link
                to="/law/$documentId"
                params={{ documentId: document.id }}
                search={clause.id === null ? {} : { clause: clause.id }}
                data-row
              >
                <span className="law-found-label">{clause.label}</span>
                <span className="law-found-gist">{clause.gist}</span>
                <span className="hint">{document.title}</span>
              </Link>
              <StandingTag standing={clause.standing} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
