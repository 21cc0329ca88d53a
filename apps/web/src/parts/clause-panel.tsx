import { CloseOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { useClause } from '../frame/clauses.ts'
import { clauseLabel } from './clause-label.ts'
import './parts.css'

/** A clause opened beside the page: its gist in the law's own voice, the document, since when it is in force, its id. */
export function ClausePanel(props: { clause: string; isUnverified?: boolean; onClose: () => void }) {
  const { clause, isUnverified = false, onClose } = props
  const found = useClause(clause)
  return (
    <section className="clause-panel" aria-live="polite">
      <header>
        <h2>
          {found?.place} {found?.label ?? clauseLabel(clause)}
        </h2>
        <button type="button" className="icon-button" aria-label="关掉条款（Esc）" onClick={onClose}>
          <CloseOutlined aria-hidden />
        </button>
      </header>
      <blockquote>{found?.gist ?? '政策包里没有这一条的摘要。'}</blockquote>
      {isUnverified && (
        <p className="clause-doubt">这个数的原件未见，来自第三方数据。正式启动时默认拒绝这样的政策包。</p>
      )}
      {found?.kind === 'reading' && <p className="hint">条文留有余地，这里写明按哪种读法执行。</p>}
      {found !== null && (
        <p className="hint">
          {found.title} {found.document}
          {found.from === '' ? '' : `，${found.from} 起施行`} ·{' '}
          <Link to="/law/clause/$clause" params={{ clause }}>
            看全文
          </Link>
        </p>
      )}
      <p className="hint mono">{clause}</p>
    </section>
  )
}
