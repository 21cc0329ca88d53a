import { useQuery } from '@tanstack/react-query'
import { FILING_NAMES, subjectWords } from '@tongchou/filings/contract'
import { useState } from 'react'
import { filingsQuery } from '../counter/answers.ts'
import { placeOf } from '../filings/filing-columns.tsx'
import { filingEffectsQuery } from '../filings/filing-queries.ts'
import { spokenDate, spokenDays } from '../format/days.ts'

/** 我的备案: what is filed for me and not over, by which care elsewhere, referrals and long illnesses are paid. */
export function MyFilings({ personId, today }: { personId: string; today: string }) {
  const { data } = useQuery(filingsQuery(personId))
  if (data === undefined) return null
  const standing = data.filter(({ isWithdrawn, to }) => !isWithdrawn && (to === null || to >= today))
  return (
    <section className="me-card" aria-label="我的备案">
      <h2>我的备案</h2>
      {standing.length === 0 ? (
        <p className="hint">没有。去外地住院、转院、办慢特病要先备案，怎么办在下面。</p>
      ) : (
        <ul className="me-list me-stack">
          {standing.map((it) => (
            <li key={it.filingId}>
              <span>
                {FILING_NAMES[it.kind]} · {subjectWords(it)}
              </span>
              <span className="hint">
                {spokenDate(it.from)}
                {it.to === null ? '起' : `至 ${spokenDate(it.to)}`}
                {it.from > today ? '，还没到' : ''}
              </span>
              {placeOf(it) !== null && <span>{placeOf(it)}</span>}
              <WhatItChanges personId={personId} filingId={it.filingId} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** Asked for when it is opened. */
function WhatItChanges({ personId, filingId }: { personId: string; filingId: string }) {
  const [isOpen, setOpen] = useState(false)
  const { data } = useQuery({ ...filingEffectsQuery(personId, filingId), enabled: isOpen })
  return (
    <details className="me-details" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>这条备案改变什么</summary>
      {data?.length === 0 && <p className="hint">这里说不出数字，请问经办窗口。</p>}
      <ul className="me-effects">
        {data?.map(({ sentence }) => (
          <li key={sentence}>{spokenDays(sentence)}</li>
        ))}
      </ul>
    </details>
  )
}
