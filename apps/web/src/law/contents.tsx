import { Link } from '@tanstack/react-router'
import { type ClauseRow, STANDING_NAMES } from '@tongchou/clauses/contract'
import { useEffect, useRef } from 'react'
import { useInView } from './use-in-view.ts'

/** The clauses by their places, the one that is being read marked: a column beside the document, folded above it on a phone. */
export function Contents({ clauses }: { clauses: readonly ClauseRow[] }) {
  const named = clauses.flatMap((it) => (it.id === null ? [] : [{ ...it, id: it.id }]))
  const inView = useInView(named.map(({ id }) => id))
  const list = useRef<HTMLElement>(null)
  useEffect(() => {
    if (list.current !== null && inView !== null) keepShown(list.current)
  }, [inView])
  return (
    <nav className="law-contents" aria-label="目录" ref={list}>
      <details open={window.matchMedia('(min-width: 1024px)').matches}>
        <summary>目录</summary>
        <ul data-list>
          {named.map(({ id, label, gist, standing }) => (
            <li key={id} aria-current={id === inView ? 'location' : undefined}>
              <Link from="/law/$documentId" to="." search={(before) => ({ ...before, clause: id })} data-row>
                <i className={`law-${standing}`} aria-hidden />
                <b>{label}</b>
                <span className="hint" aria-hidden>
                  {gist}
                </span>
                <span className="offscreen">{STANDING_NAMES[standing]}</span>
              </Link>
            </li>
          ))}
        </ul>
      </details>
    </nav>
  )
}

/** Moves the list alone, never the page, and not under the keys of whoever walks through it. */
function keepShown(list: HTMLElement): void {
  const row = list.querySelector('li[aria-current]')
  if (row === null || list.contains(document.activeElement)) return
  const [of, at] = [list.getBoundingClientRect(), row.getBoundingClientRect()]
  if (at.top < of.top + 24 || at.bottom > of.bottom - 24) list.scrollTop += at.top - of.top - of.height / 3
}
