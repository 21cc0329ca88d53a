import type { ClauseChange, OtherChange } from '@tongchou/lawbook/contract'
import { Button } from 'antd'
import { useState } from 'react'
import { count } from '../format/amounts.ts'
import { ClauseTag } from '../parts/clause-tag.tsx'
import { Tag } from '../parts/tag.tsx'
import { ChangeSentence } from './change-sentence.tsx'
import type { Desk } from './draft-page.tsx'
import { type HistoryKey, LawDrawer } from './law-drawer.tsx'
import { LawPicker } from './law-picker.tsx'

/** What the draft changes, in the law's own sentences: one block per clause. */
export function ClauseChanges({ desk }: { desk: Desk }) {
  const { draft } = desk
  const [opened, setOpened] = useState<HistoryKey | null>(null)
  const [isPicking, setPicking] = useState(false)
  const revise = draft.actions.find((it) => it.action === 'revise')
  const open = (key: HistoryKey) => {
    setPicking(false)
    setOpened(key)
  }
  return (
    <section className="panel" aria-label="改动的条文">
      <header className="desk-panel-head">
        <h2>{draft.clauseChanges.length === 0 ? '没有改动' : `改了 ${draft.clauseChanges.length} 处条文`}</h2>
        <span aria-hidden className="law-sentence law-key">
          <del>旧</del> <ins>新</ins>
        </span>
      </header>
      {draft.clauseChanges.length === 0 && (
        <p className="desk-empty">草案和现行版本一样。选一条条文，改它的数；词语和算法不能改。</p>
      )}
      {draft.clauseChanges.map((change) => (
        <ChangeBlock
          key={`${change.file} ${change.key} ${change.from}`}
          change={change}
          desk={desk}
          onOpen={() => open(change)}
        />
      ))}
      <OtherChanges changes={draft.otherChanges} />
      <footer className="desk-panel-foot">
        <Button
          disabled={revise?.isAllowed !== true}
          title={revise?.reason ?? undefined}
          onClick={() => setPicking(true)}
        >
          改一条条文
        </Button>
        {revise?.isAllowed !== true && <span className="hint">{revise?.reason}</span>}
      </footer>
      {isPicking && <LawPicker draft={draft} onPick={open} onClose={() => setPicking(false)} />}
      {opened !== null && <LawDrawer desk={desk} at={opened} onClose={() => setOpened(null)} />}
    </section>
  )
}

function ChangeBlock(props: { change: ClauseChange; desk: Desk; onOpen: () => void }) {
  const { change, desk, onOpen } = props
  return (
    <article className="change">
      <header>
        <ClauseTag clause={change.clause.id} />
        <button type="button" className="change-title" onClick={onOpen}>
          {change.title}
        </button>
        {!change.isVerified && <Tag tone="warn">待核实</Tag>}
        <span className="hint change-touched">{touchedSentence(change)}</span>
      </header>
      <ChangeSentence desk={desk} change={change} onOpen={onOpen} />
      {change.from !== desk.draft.inForceFrom && <p className="hint">自 {change.from} 起</p>}
    </article>
  )
}

/** What differs outside the clauses' values: names, schemes, clauses themselves. */
function OtherChanges({ changes }: { changes: readonly OtherChange[] }) {
  if (changes.length === 0) return null
  return (
    <details className="change">
      <summary>条文以外还有 {changes.length} 处不同</summary>
      <ul className="other-changes">
        {changes.map(({ file, words, old, new: now }) => (
          <li key={`${file} ${words}`}>
            {words} <small className="mono hint">{file}</small>
            <br />
            {old !== null && <del>{old}</del>} {now !== null && <ins>{now}</ins>}
          </li>
        ))}
      </ul>
    </details>
  )
}

function touchedSentence({ touched }: ClauseChange): string {
  if (touched === null) return '待测算'
  return touched.episodes === 0 ? '这一年无人触及' : `涉及 ${count(touched.episodes)} 次就医`
}
