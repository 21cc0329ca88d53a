import { useSuspenseQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import type { DraftRow, Lawbook, VersionRow } from '@tongchou/lawbook/contract'
import { Button } from 'antd'
import { useState } from 'react'
import { type Column, code, days, minute, words } from '../parts/columns.tsx'
import { DataTable, ExportButton } from '../parts/data-table.tsx'
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

const DRAFTS: readonly Column<DraftRow>[] = [
  words(
    '草案',
    (it) => it.title,
    (it) => (
      <Link to="/policy/drafts/$draftId" params={{ draftId: it.draftId }} data-row>
        {it.title}
      </Link>
    ),
  ),
  days('执行日', (it) => it.inForceFrom),
  words('进展', (it) => it.stateSentence),
  words('起草人', (it) => it.draftedBy),
  minute('改于', (it) => it.changedAt),
]

function Drafts({ drafts }: { drafts: readonly DraftRow[] }) {
  if (drafts.length === 0)
    return <p className="panel lawbook-none">没有进行中的草案。现行政策从下面的版本看。</p>
  return (
    <section className="panel lawbook-list" aria-label="进行中的草案">
      <h2>
        进行中的草案 <ExportButton of={{ name: '进行中的草案', columns: DRAFTS, rows: drafts }} />
      </h2>
      <DataTable columns={DRAFTS} rows={drafts} keyOf={(it) => it.draftId} />
    </section>
  )
}

const STANDINGS: Readonly<Record<VersionRow['standing'], { word: string; tone: Tone }>> = {
  inForce: { word: '现行', tone: 'ok' },
  published: { word: '已发布，未到执行日', tone: 'primary' },
  past: { word: '已被替代', tone: 'plain' },
  withdrawn: { word: '已撤回', tone: 'bad' },
}

const VERSIONS: readonly Column<VersionRow>[] = [
  words(
    '版本',
    (it) => `第 ${it.version} 版 ${it.title}`,
    (it) => (
      <Link to="/policy/versions/$version" params={{ version: String(it.version) }} data-row>
        第 {it.version} 版 {it.title}
      </Link>
    ),
  ),
  days('执行日', (it) => it.inForceFrom),
  words(
    '状态',
    (it) => STANDINGS[it.standing].word,
    (it) => <Tag tone={STANDINGS[it.standing].tone}>{STANDINGS[it.standing].word}</Tag>,
  ),
  words('起草 / 审批', (it) => `${it.draftedBy} / ${it.approvedBy}`),
  minute('发布于', (it) => it.publishedAt),
  code('内容摘要', (it) => it.hash.slice(0, 12)),
]

const Versions = ({ book }: { book: Lawbook }) => (
  <section className="panel lawbook-list" aria-label="版本">
    <h2>
      版本 <ExportButton of={{ name: `${book.name}的政策版本`, columns: VERSIONS, rows: book.versions }} />
    </h2>
    <DataTable columns={VERSIONS} rows={book.versions} keyOf={(it) => String(it.version)} />
  </section>
)
