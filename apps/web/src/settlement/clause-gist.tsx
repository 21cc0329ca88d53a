import { Link } from '@tanstack/react-router'
import { useClause } from '../frame/clauses.ts'
import { clauseLabel } from '../parts/clause-label.ts'

/** A clause in the law's voice; a reading and a figure without an original say what they are. */
export function ClauseGist({ clause, isUnverified = false }: { clause: string; isUnverified?: boolean }) {
  const found = useClause(clause)
  const kind = isUnverified ? 'unverified' : (found?.kind ?? 'clause')
  return (
    <blockquote className={`law law-${kind}`}>
      <header>
        <strong>{found?.label ?? clauseLabel(clause)}</strong>
        <span className="mono">{clause}</span>
      </header>
      {found?.gist}
      {kind === 'unverified' && <footer>待核实：这个数的原件未见</footer>}
      {kind === 'clause' && found !== null && (
        <footer>
          {found.document} · 自 {found.from} 施行 ·{' '}
          <Link to="/law/clause/$clause" params={{ clause }}>
            看全文
          </Link>
        </footer>
      )}
    </blockquote>
  )
}
