import { useQuery } from '@tanstack/react-query'
import type { CasePage, DraftPage } from '@tongchou/lawbook/contract'
import { Drawer } from 'antd'
import { ClauseTag } from '../parts/clause-tag.tsx'
import { Failure, Loading } from '../parts/states.tsx'
import { shownValue } from './case-values.ts'
import { caseQuery } from './desk-queries.ts'
import { stepsBeside } from './steps-beside.ts'

/** One signed case whole: what was given, what the signature expects, what the draft gives, why, and both calculations. */
export function CaseDrawer(props: { draft: DraftPage; caseId: string; onClose: () => void }) {
  const { draft, caseId, onClose } = props
  const { data, error, refetch } = useQuery(caseQuery(draft.draftId, draft.revision, caseId))
  return (
    <Drawer open title={data?.title ?? '签字用例'} size={720} onClose={onClose}>
      {error !== null && <Failure error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Loading />}
      {data !== undefined && (
        <>
          <p className="hint drawer-intro">
            {data.file} · {data.day} · {data.asked === 'asDated' ? '按原日期问：过去会变' : '移到执行日再问'}
          </p>
          <p className="law-quote">
            {data.clauses.map((clause) => (
              <span key={clause.id}>
                <ClauseTag clause={clause.id} /> {clause.gist}{' '}
              </span>
            ))}
          </p>
          <Differences page={data} />
          <Steps page={data} />
          <h3>给定的情形</h3>
          <pre className="law-yaml mono">{JSON.stringify(data.given, null, 2)}</pre>
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

/** The calculation under both versions, step by step; a step that differs is marked. */
function Steps({ page }: { page: CasePage }) {
  const steps = stepsBeside(page.traceBefore, page.traceAfter)
  if (steps.length === 0) return null
  return (
    <>
      <h3>两个版本的计算</h3>
      <div className="plain-table">
        <table>
          <thead>
            <tr>
              <th scope="col">步骤</th>
              <th scope="col" className="right">
                现行（元）
              </th>
              <th scope="col" className="right">
                草案（元）
              </th>
            </tr>
          </thead>
          <tbody>
            {steps.map((step) => (
              <tr key={step.name} className={step.before === step.after ? undefined : 'step-differs'}>
                <td>{step.name}</td>
                <td className="right num">{shownValue(step.before, true)}</td>
                <td className="right num">{shownValue(step.after, true)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
