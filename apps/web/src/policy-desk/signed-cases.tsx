import { CheckOutlined } from '@ant-design/icons'
import type { CaseRun, FailingCase } from '@tongchou/lawbook/contract'
import { Button } from 'antd'
import { useState } from 'react'
import { CaseDrawer } from './case-drawer.tsx'
import { shownValue } from './case-values.ts'
import type { Desk } from './draft-page.tsx'
import './signed-cases.css'

/** The signed cases under the draft: how many hold, and those that do not, each for a person to decide. */
export function SignedCases({ desk }: { desk: Desk }) {
  const { draft, take, isBusy } = desk
  const [opened, setOpened] = useState<string | null>(null)
  const run = draft.caseRun
  const failing = waitingFirst(run?.failing ?? [])
  const undecided = failing.filter(({ decision }) => decision === null)
  const isDeciding = draft.actions.some((one) => one.action === 'decideCase' && one.isAllowed)
  const decide = (caseId: string, verdict: Verdict) => take({ do: 'decideCase', caseId, verdict })
  const decideOpened = (caseId: string, verdict: Verdict) => {
    const at = undecided.findIndex((it) => it.caseId === caseId)
    decide(caseId, verdict)
    setOpened((undecided[at + 1] ?? undecided[at - 1])?.caseId ?? null)
  }
  const mayRun = draft.actions.find((it) => it.action === 'runCases')
  return (
    <section className={run?.isCurrent === false ? 'panel desk-stale' : 'panel'} aria-label="签字用例">
      <header className="desk-panel-head">
        <h2>签字用例 {run === null ? '' : run.total}</h2>
        {run !== null && <CaseCount run={run} />}
      </header>
      {run === null && <p className="desk-empty">还没有按这份草案跑过。</p>}
      {run !== null && !run.isCurrent && <p className="desk-empty">草案已改，这次结果作废，要再跑一次。</p>}
      {run !== null && <CaseBar run={run} />}
      <ul className="cases" data-list>
        {failing.map((it) => (
          <CaseRow
            key={`${it.caseId} ${it.asked}`}
            it={it}
            isDeciding={isDeciding}
            isBusy={isBusy}
            onOpen={() => setOpened(it.caseId)}
            onDecide={(verdict) => decide(it.caseId, verdict)}
          />
        ))}
      </ul>
      {run !== null && run.notMoved.length > 0 && (
        <details className="cases-not-moved">
          <summary>{run.notMoved.length} 条不能移到执行日再问</summary>
          <ul>
            {run.notMoved.map((it) => (
              <li key={it.caseId}>
                {it.title}：{it.why}
              </li>
            ))}
          </ul>
        </details>
      )}
      <footer className="desk-panel-foot">
        <Button
          disabled={mayRun?.isAllowed !== true || isBusy}
          title={mayRun?.reason ?? undefined}
          onClick={() => take({ do: 'runCases' })}
        >
          运行签字用例
        </Button>
        {run !== null && run.failed > 0 && (
          <span className="hint">不符的逐条定：按新条文（改期望并签字）或 草案有误（退回改草案）</span>
        )}
      </footer>
      {opened !== null && (
        <CaseDrawer
          draft={draft}
          caseId={opened}
          onClose={() => setOpened(null)}
          footer={
            undecided.some(({ caseId }) => caseId === opened) && (
              <div className="case-decide">
                <Verdicts
                  isOff={!isDeciding || isBusy}
                  onDecide={(verdict) => decideOpened(opened, verdict)}
                />
                <span className="hint">定了就看下一条，还有 {undecided.length} 条待定</span>
              </div>
            )
          }
        />
      )}
    </section>
  )
}

type Verdict = 'byNewLaw' | 'draftIsWrong'

/** The two decisions on a case that does not hold. */
const Verdicts = (props: { isOff: boolean; onDecide: (verdict: Verdict) => void }) => (
  <>
    <Button size="small" disabled={props.isOff} onClick={() => props.onDecide('byNewLaw')}>
      按新条文
    </Button>
    <Button size="small" danger disabled={props.isOff} onClick={() => props.onDecide('draftIsWrong')}>
      草案有误
    </Button>
  </>
)

/** What waits for a person stands above what is decided. */
const waitingFirst = (failing: readonly FailingCase[]): FailingCase[] =>
  failing.toSorted((a, b) => Number(a.decision !== null) - Number(b.decision !== null))

const CaseCount = ({ run }: { run: CaseRun }) => (
  <span className="num">
    <span className="cases-passed">{run.passed} 通过</span>
    {run.failed > 0 && <span className="cases-failed"> · {run.failed} 不符</span>}
  </span>
)

function CaseBar({ run }: { run: CaseRun }) {
  const decided = run.failed - run.undecided
  return (
    <div className="cases-bar" aria-hidden>
      <i style={{ flexGrow: run.passed, background: 'var(--ok)' }} />
      {decided > 0 && <i style={{ flexGrow: decided, background: 'var(--warn)' }} />}
      {run.undecided > 0 && <i style={{ flexGrow: run.undecided, background: 'var(--bad)' }} />}
    </div>
  )
}

function CaseRow(props: {
  it: FailingCase
  isDeciding: boolean
  isBusy: boolean
  onOpen: () => void
  onDecide: (verdict: Verdict) => void
}) {
  const { it, isDeciding, isBusy, onOpen, onDecide } = props
  const [first] = it.differences
  return (
    <li>
      <button type="button" className="case-title" data-row onClick={onOpen}>
        <span>{it.title}</span>
        {first !== undefined && (
          <small className="num">
            {first.label} 应 {shownValue(first.expected, first.isMoney)} → 得{' '}
            {shownValue(first.got, first.isMoney)}
            {it.differences.length > 1 && `，另有 ${it.differences.length - 1} 项`}
          </small>
        )}
      </button>
      {it.decision === null ? (
        <span className="case-verdicts">
          <Verdicts isOff={!isDeciding || isBusy} onDecide={onDecide} />
        </span>
      ) : (
        <span className="case-verdict" title={`${it.decision.by} ${it.decision.at.slice(0, 10)}`}>
          <CheckOutlined aria-hidden /> {it.decision.verdict === 'byNewLaw' ? '按新条文' : '草案有误'}
        </span>
      )}
    </li>
  )
}
