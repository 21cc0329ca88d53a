import { useSuspenseQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import type { DraftRow, Lawbook, VersionRow } from '@tongchou/lawbook/contract'
import { Button } from 'antd'
import { useState } from 'react'
import { beijingTime } from '../format/days.ts'
import { Refusal } from '../parts/states.tsx'
import { Tag, type Tone } from '../parts/tag.tsx'
import { BeginDraftDialog } from './begin-draft-dialog.tsx'
import { lawbookQuery } from './desk-queries.ts'
import { YearsOfCare } from './years-of-care.tsx'
import './policy-desk.css'

/** The policy desk without a draft open: the versions of the law by day in force, and the drafts at work. */
export function LawbookPage() {
  const { data: book } = useSuspenseQuery(lawbookQuery)
  const [isBeginning, setBeginning] = useState(false)
  const navigate = useNavigate()
  return (
    <div className="lawbook">
      <header className="desk-head">
        <div>
          <p className="hint">政策包 {book.region}</p>
          <h1>{book.name}的政策</h1>
        </div>
        <div className="desk-actions">
          {!book.mayDraft && <span className="hint">起草由政策科办</span>}
          <Button type="primary" disabled={!book.mayDraft} onClick={() => setBeginning(true)}>
            起草新版本
          </Button>
        </div>
      </header>
      {book.folderDifference !== null && (
        <Refusal title={book.folderDifference.sentence}>{book.folderDifference.files.join('、')}</Refusal>
      )}
      <Drafts drafts={book.drafts} />
      <Versions book={book} />
      <YearsOfCare book={book} />
      {isBeginning && (
        <BeginDraftDialog
          earliestDay={book.earliestDay}
          onClose={() => setBeginning(false)}
          onBegun={(draftId) => void navigate({ to: '/policy/drafts/$draftId', params: { draftId } })}
        />
      )}
    </div>
  )
}

function Drafts({ drafts }: { drafts: readonly DraftRow[] }) {
  if (drafts.length === 0)
    return <p className="panel lawbook-none">没有进行中的草案。现行政策从下面的版本看。</p>
  return (
    <section className="panel plain-table" aria-label="进行中的草案">
      <h2>进行中的草案</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">草案</th>
            <th scope="col">执行日</th>
            <th scope="col">进展</th>
            <th scope="col">起草人</th>
            <th scope="col">改于</th>
          </tr>
        </thead>
        <tbody data-list>
          {drafts.map((draft) => (
            <tr key={draft.draftId}>
              <td>
                <Link to="/policy/drafts/$draftId" params={{ draftId: draft.draftId }} data-row>
                  {draft.title}
                </Link>
              </td>
              <td className="num">{draft.inForceFrom}</td>
              <td>{draft.stateSentence}</td>
              <td>{draft.draftedBy}</td>
              <td className="num hint">{beijingTime(draft.changedAt).slice(0, 16)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const STANDINGS: Readonly<Record<VersionRow['standing'], { word: string; tone: Tone }>> = {
  inForce: { word: '现行', tone: 'ok' },
  published: { word: '已发布，未到执行日', tone: 'primary' },
  past: { word: '已被替代', tone: 'plain' },
  withdrawn: { word: '已撤回', tone: 'bad' },
}

function Versions({ book }: { book: Lawbook }) {
  return (
    <section className="panel plain-table" aria-label="版本">
      <h2>版本</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">版本</th>
            <th scope="col">执行日</th>
            <th scope="col">状态</th>
            <th scope="col">起草 / 审批</th>
            <th scope="col">发布于</th>
            <th scope="col">内容摘要</th>
          </tr>
        </thead>
        <tbody data-list>
          {book.versions.map((it) => (
            <tr key={it.version}>
              <td>
                <Link to="/policy/versions/$version" params={{ version: String(it.version) }} data-row>
                  第 {it.version} 版 {it.title}
                </Link>
              </td>
              <td className="num">{it.inForceFrom}</td>
              <td>
                <Tag tone={STANDINGS[it.standing].tone}>{STANDINGS[it.standing].word}</Tag>
              </td>
              <td>
                {it.draftedBy} / {it.approvedBy}
              </td>
              <td className="num hint">{beijingTime(it.publishedAt).slice(0, 16)}</td>
              <td className="mono hint">{it.hash.slice(0, 12)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
