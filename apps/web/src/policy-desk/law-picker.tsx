import { useQuery } from '@tanstack/react-query'
import type { DraftPage, LawEntry } from '@tongchou/lawbook/contract'
import { Drawer } from 'antd'
import { useState } from 'react'
import { ClauseTag } from '../parts/clause-tag.tsx'
import { Failure, Loading } from '../parts/states.tsx'
import { lawQuery } from './desk-queries.ts'
import type { HistoryKey } from './law-drawer.tsx'
import { Sentence } from './sentence.tsx'

/** Finds the clause to change: by its article, its subject or a word of its sentence. */
export function LawPicker(props: {
  draft: DraftPage
  onPick: (key: HistoryKey) => void
  onClose: () => void
}) {
  const { draft, onPick, onClose } = props
  const { data, error, refetch } = useQuery(lawQuery(draft.draftId, draft.revision))
  const [words, setWords] = useState('')
  const about = data?.entries.filter((entry) => isAbout(entry, words.trim())) ?? []
  // What is called so stands before what only mentions it.
  const found = about.toSorted((a, b) => Number(b.title.includes(words)) - Number(a.title.includes(words)))
  return (
    <Drawer open title="改哪一条" size={480} onClose={onClose}>
      <input
        className="law-search"
        aria-label="找条文"
        placeholder="起付、支付比例、第十三条……"
        // The drawer is opened to search.
        // biome-ignore lint/a11y/noAutofocus: it is the only thing to do here
        autoFocus
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      {error !== null && <Failure error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Loading />}
      {data !== undefined && found.length === 0 && <p className="desk-empty">没有这样的条文，换个词再找。</p>}
      <ul data-list className="law-list">
        {found.map((entry) => (
          <li key={`${entry.file} ${entry.key} ${entry.from}`}>
            <button type="button" data-row onClick={() => onPick(entry)}>
              <span>
                <ClauseTag clause={entry.clause.id} isUnverified={!entry.isVerified} />{' '}
                <strong>{entry.title}</strong>
              </span>
              <Sentence segments={entry.sentence} />
            </button>
          </li>
        ))}
      </ul>
    </Drawer>
  )
}

function isAbout(entry: LawEntry, words: string): boolean {
  if (words === '') return true
  const sentence = entry.sentence
    .map((it) => (it.kind === 'text' ? it.text : (it.new ?? it.old ?? '')))
    .join('')
  return `${entry.title} ${entry.clause.label} ${entry.clause.id} ${entry.clause.gist} ${sentence}`.includes(
    words,
  )
}
