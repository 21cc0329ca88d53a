import { useSuspenseQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { VersionPage as Version } from '@tongchou/lawbook/contract'
import { Button } from 'antd'
import { useState } from 'react'
import { beijingTime } from '../format/days.ts'
import { ClauseTag } from '../parts/clause-tag.tsx'
import { SecondPerson } from '../parts/second-person.tsx'
import { Refusal } from '../parts/states.tsx'
import { useWithdrawal, versionQuery } from './desk-queries.ts'
import { sentenceOf } from './problem-sentence.ts'
import { ReasonDialog } from './reason-dialog.tsx'
import { Sentence } from './sentence.tsx'
import './policy-desk.css'

/** A published version: read-only, with its hash, what it changed, who drafted and who approved. */
export function VersionPage() {
  const { version: number } = useParams({ from: '/frame/policy/versions/$version' })
  const { data: version } = useSuspenseQuery(versionQuery(Number(number)))
  return (
    <div className="lawbook">
      <header className="desk-head">
        <div>
          <p className="hint">
            <Link to="/policy">政策包 {version.region}</Link> › 第 {version.version} 版{' '}
            <span className="mono">{version.hash.slice(0, 12)}</span>
          </p>
          <h1>
            {version.title} <small>自 {version.inForceFrom} 起执行</small>
          </h1>
          <p className="hint">
            {version.draftedBy} 起草，{version.approvedBy} 审批，{beijingTime(version.publishedAt)}{' '}
            发布。已发布的版本不能改。
          </p>
        </div>
        <Withdrawal version={version} />
      </header>
      {version.withdrawnBy !== null && (
        <p className="panel lawbook-none">已由第 {version.withdrawnBy} 版撤回。</p>
      )}
      {version.note !== null && (
        <section className="panel lawbook-none">
          {version.warnings.map((it) => (
            <p key={it} className="reserve-below">
              {it}
            </p>
          ))}
          <p>说明：{version.note}</p>
        </section>
      )}
      <Changes version={version} />
      <section className="panel lawbook-none">
        <h2>签字用例 {version.cases.total}</h2>
        <p className="hint">
          随这一版存档，起草下一版时逐条再算。
          {version.cases.rewritten.length > 0 && '这些按新条文改签：'}
        </p>
        {version.cases.rewritten.map((it) => (
          <p key={it.title}>
            {it.title}：{it.signedBy} {it.signedOn} 按新条文改签
          </p>
        ))}
      </section>
      <Files version={version} />
    </div>
  )
}

function Changes({ version }: { version: Version }) {
  if (version.previous === null) return null
  return (
    <section className="panel">
      <header className="desk-panel-head">
        <h2>
          比第 {version.previous} 版改了 {version.clauseChanges.length} 处条文
        </h2>
      </header>
      {version.clauseChanges.map((change) => (
        <article className="change" key={`${change.file} ${change.key} ${change.from}`}>
          <header>
            <ClauseTag clause={change.clause.id} /> <strong>{change.title}</strong>
            <span className="hint change-touched">自 {change.from} 起</span>
          </header>
          <Sentence segments={change.sentence} />
        </article>
      ))}
    </section>
  )
}

type File = Version['files'][number]

const layerOf = ({ name }: File): number => name.split('above/').length - 1

const ownFirst = (a: File, b: File): number => layerOf(a) - layerOf(b)

/** By how many layers a file stands above the place's own. */
const LAYERS = ['', '上一层：省的规定', '再上一层：国家的规定'] as const

const Files = ({ version }: { version: Version }) => (
  <section className="panel lawbook-none">
    <h2>政策包原文</h2>
    {version.files.toSorted(ownFirst).map((file) => (
      <details key={file.name}>
        <summary>
          <span className="mono">{file.name.replace(/^(above\/)+/, '')}</span>{' '}
          <span className="hint">{LAYERS[layerOf(file)]}</span>
        </summary>
        <pre className="law-yaml mono">{file.text}</pre>
      </details>
    ))}
  </section>
)

function Withdrawal({ version }: { version: Version }) {
  const { ask, decide, refresh } = useWithdrawal(version.version)
  const [isAsking, setAsking] = useState(false)
  const { isAllowed, reason, request } = version.withdrawal
  if (request !== null)
    return (
      <SecondPerson
        title="待复核的撤回"
        request={request}
        approval="同意撤回"
        isDanger
        otherwise={request.whyNot ?? ''}
        decide={(decision) => decide(request.requestId, decision)}
        refresh={refresh}
      />
    )
  return (
    <div className="desk-actions">
      {ask.error !== null && <Refusal title={sentenceOf(ask.error)} />}
      {!isAllowed && reason !== null && <span className="hint">{reason}</span>}
      <Button danger disabled={!isAllowed} onClick={() => setAsking(true)}>
        撤回这一版
      </Button>
      {isAsking && (
        <ReasonDialog
          title="撤回这一版"
          verb="申请撤回"
          onReason={(text) => ask.mutate(text)}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  )
}
