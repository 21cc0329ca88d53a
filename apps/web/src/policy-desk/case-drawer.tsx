import { useQuery } from '@tanstack/react-query'
import type { CasePage, DraftPage } from '@tongchou/lawbook/contract'
import { Drawer } from 'antd'
import type { ReactNode } from 'react'
import { ClauseTag } from '../parts/clause-tag.tsx'
import { Failure, Loading } from '../parts/states.tsx'
import { shownValue } from './case-values.ts'
import { CaseWaterfalls } from './case-waterfalls.tsx'
import { caseQuery } from './desk-queries.ts'

/** One signed case whole: what was given, what the signature expects, what the draft gives, why, and both calculations. */
export function CaseDrawer(props: {
  draft: DraftPage
  caseId: string
  onClose: () => void
  /** Where it can be decided: the decision, under the calculations. */
  footer: ReactNode
}) {
  const { draft, caseId, onClose, footer } = props
  const { data, error, refetch } = useQuery(caseQuery(draft.draftId, draft.revision, caseId))
  return (
    <Drawer open title={data?.title ?? '签字用例'} size={880} onClose={onClose} footer={footer}>
      {error !== null && <Failure error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Loading />}
      {data !== undefined && (
        <>
          <p className="hint drawer-intro">
            {data.asked === 'asDated'
              ? `按签字时的日期 ${data.day} 问：已经过去的日子会变`
              : `签字的日期移到执行日之后的 ${data.day} 再问`}
            <span className="mono"> {data.file}</span>
          </p>
          <h3>给定的情形</h3>
          <ul className="case-given">
            {data.given.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
          <h3>签字的依据</h3>
          {data.clauses.map((clause) => (
            <p key={clause.id} className="law-quote">
              <ClauseTag clause={clause.id} /> {clause.gist}
            </p>
          ))}
          <Differences page={data} />
          {data.calculations !== null && (
            <>
              <h3>两个版本的计算</h3>
              <CaseWaterfalls calculations={data.calculations} />
            </>
          )}
        </>
      )}
    </Drawer>
  )
}

const Differences = ({ page }: { page: CasePage }) => (
  <div className="plain-table">
    <table>
      <thead>
        <tr>
          <th scope="col">不符的项</th>
          <th scope="col" className="right">
            签字的期望
          </th>
          <th scope="col" className="right">
            草案算出
          </th>
        </tr>
      </thead>
      <tbody>
        {page.differences.map((it) => (
          <tr key={it.name}>
            <td>{it.label}</td>
            <td className="right num">{shownValue(it.expected, it.isMoney)}</td>
            <td className="right num">
              <strong>{shownValue(it.got, it.isMoney)}</strong>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)
