import { Button } from 'antd'
import { useEffect, useState } from 'react'
import type { StepRecord } from '../plans/run-plan.ts'
import { isAccepted, textOf } from '../wire/answer.ts'
import { AmountsTable } from './amounts-table.tsx'
import { IdentitiesLine } from './identities-line.tsx'
import { OpenStay } from './open-stay.tsx'
import { RawAnswer } from './raw-answer.tsx'
import { ReplayTable } from './replay-table.tsx'
import { latestOf, repetitionsOf } from './run-state.ts'
import { TimeSplit } from './time-split.tsx'
import type { Bench } from './use-bench.ts'

/** The right column: what came back, what it means, and the same message again. */
export function AnswerPanel({ bench }: { readonly bench: Bench }) {
  const { run, sending } = bench.state
  const latest = latestOf(run, run.selected)
  const isSlow = useSlow(sending !== null)
  if (sending !== null && isSlow) return <Waiting sinceMs={sending.sinceMs} infno={sending.infno} />
  if (latest === undefined) {
    return (
      <aside className="wb-answer" aria-label="应答">
        <div className="wb-empty">
          <h2>还没有发送</h2>
          <p>按“发送”看这一步的应答，或者让平台把全部步骤走一遍。</p>
          <Button onClick={() => void bench.sendAll()}>连跑 {run.plan.steps.length} 步</Button>
        </div>
      </aside>
    )
  }
  const repetitions = repetitionsOf(run, run.selected)
  return (
    <aside className="wb-answer" aria-label="应答" aria-live="polite">
      <Headline record={latest} count={repetitions.length} />
      <TimeSplit run={run} record={latest} first={repetitions[0] ?? latest} />
      {latest.answer !== null && !isAccepted(latest.answer) && <Refusal record={latest} />}
      <OpenStay bench={bench} record={latest} />
      <Findings record={latest} />
      {latest.answer !== null && isAccepted(latest.answer) && (
        <>
          <AmountsTable answer={latest.answer} />
          <IdentitiesLine run={run} record={latest} />
        </>
      )}
      <ReplayTable records={repetitions} onReplay={() => void bench.replay()} />
      <RawAnswer record={latest} />
    </aside>
  )
}

/** True once something has gone on for longer than 0.3 seconds: until then the panel stays as it is. */
function useSlow(isGoingOn: boolean): boolean {
  const [isSlow, setSlow] = useState(false)
  useEffect(() => {
    setSlow(false)
    if (!isGoingOn) return
    const timer = setTimeout(() => setSlow(true), 300)
    return () => clearTimeout(timer)
  }, [isGoingOn])
  return isSlow
}

function Headline({ record, count }: { readonly record: StepRecord; readonly count: number }) {
  const { reply } = record.exchange
  const isGood = isAccepted(record.answer)
  return (
    <header className="wb-headline">
      <span className={`wb-chip ${reply.arrived && reply.status === 200 ? 'is-ok' : 'is-bad'}`}>
        {reply.arrived ? `HTTP ${reply.status}` : '无应答'}
      </span>
      {record.answer !== null && (
        <span className={`wb-chip ${isGood ? 'is-ok' : 'is-bad'}`}>infcode {record.answer.infcode}</span>
      )}
      <h2>{titleOf(record)}</h2>
      {count > 1 && <span className="wb-hint">第 {count} 次发送同一 msgid</span>}
    </header>
  )
}

function titleOf({ step, answer, exchange }: StepRecord): string {
  if (!exchange.reply.arrived) return '连接断开，结果未知'
  if (answer === null) return '应答不是约定的报文'
  if (!isAccepted(answer)) return '平台拒绝'
  return SETTLING.has(step.infno) ? '结算成功' : `${step.title}成功`
}

const SETTLING = new Set(['2207', '2304', '2207A', '2304A'])

/** err_msg as it was sent, and beside it what the wire said when there was no answer at all. */
function Refusal({ record }: { readonly record: StepRecord }) {
  const { answer } = record
  if (answer === null) return null
  return (
    <pre className="wb-refusal">
      <span className="wb-t-key">"infcode"</span>:{' '}
      {answer.infcodeType === 'string' ? `"${answer.infcode}"` : answer.infcode},{'\n'}
      <span className="wb-t-key">"err_msg"</span>: "{textOf(answer.errMsg)}"
    </pre>
  )
}

/** What the scenario asked of this answer; one line where all of it holds. */
function Findings({ record }: { readonly record: StepRecord }) {
  const broken = record.findings.filter(({ holds }) => !holds)
  const shown = broken.length > 0 ? broken : record.findings
  return (
    <ul className="wb-findings">
      {shown.map(({ holds, text }) => (
        <li key={text} className={holds ? 'is-ok' : 'is-bad'}>
          {holds ? '符合预期：' : '不符：'}
          {text}
        </li>
      ))}
    </ul>
  )
}

function Waiting({ sinceMs, infno }: { readonly sinceMs: number; readonly infno: string }) {
  const [now, setNow] = useState(sinceMs)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 250)
    return () => clearInterval(timer)
  }, [])
  const seconds = (now - sinceMs) / 1000
  return (
    <aside className="wb-answer" aria-label="应答" aria-busy="true">
      <div className="wb-empty">
        <h2>{infno} 已发出</h2>
        <p>{seconds < 0.3 ? '等待应答' : `等待应答，已 ${seconds.toFixed(1)} 秒`}</p>
      </div>
    </aside>
  )
}
