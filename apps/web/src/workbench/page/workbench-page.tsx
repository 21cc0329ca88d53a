import { useQuery } from '@tanstack/react-query'
import { Button, Input, Popconfirm, Popover, Select } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import { useKeys } from '../../frame/keys.tsx'
import { SCENARIOS, SUBJECTS } from '../scenarios/index.ts'
import { type Fixtures, fixturesShape } from '../wire/fixtures.ts'
import { sendOver } from '../wire/transport.ts'
import { AnswerPanel } from './answer-panel.tsx'
import { FaultPanel } from './fault-panel.tsx'
import { RequestPanel } from './request-panel.tsx'
import { ScenarioList } from './scenario-list.tsx'
import { StepsBar } from './steps-bar.tsx'
import { type Bench, useBench } from './use-bench.ts'
import './workbench.css'
import './scenarios.css'
import './request.css'
import './editor.css'
import './answer.css'
import './narrow.css'

/** 联调工作台: a hospital's developers try the national interface, every message visible, every fault reproducible. */
export function WorkbenchPage({ account }: { readonly account: string }) {
  const { data, error, refetch } = useQuery({
    queryKey: ['sandbox-fixtures'],
    queryFn: loadFixtures,
    staleTime: 300_000,
    retry: 1,
  })
  if (data !== undefined) return <Workbench key={account} fixtures={data} account={account} />
  return (
    <div className="wb-loading">
      {error === null ? (
        <p className="wb-hint">正在取样例数据</p>
      ) : (
        <div className="wb-empty">
          <h1>取不到样例数据</h1>
          <p>{error.message}</p>
          <Button onClick={() => void refetch()}>重试</Button>
        </div>
      )}
    </div>
  )
}

async function loadFixtures({ signal }: { readonly signal: AbortSignal }): Promise<Fixtures> {
  const answer = await fetch('/sandbox/fixtures', { signal })
  if (!answer.ok) throw new Error(`GET /sandbox/fixtures 返回 HTTP ${answer.status}`)
  return fixturesShape.parse(await answer.json())
}

const NETWORK = {
  send: sendOver('', () => performance.now()),
  sources: { nowMs: () => Date.now(), nonce: () => randomText(), sequence: counter(Date.now()) },
}

function counter(from: number): () => number {
  let count = from
  return () => ++count
}

function Workbench({ fixtures, account }: { readonly fixtures: Fixtures; readonly account: string }) {
  const bench = useBench(fixtures, account, NETWORK)
  const { run } = bench.state
  useBenchKeys(bench)
  return (
    <div className="wb">
      <ScenarioList bench={bench} />
      <section className="wb-middle" aria-label="请求">
        <div className="wb-title">
          <h1>{run.title}</h1>
          <p className="wb-hint">{run.note}</p>
          <span className="wb-title-actions">
            <Button onClick={() => void bench.sendAll()} disabled={bench.state.sending !== null}>
              连跑 {run.plan.steps.length} 步
            </Button>
            <Button onClick={() => void bench.restart()}>换号重来</Button>
            <KeepButton bench={bench} />
            <Popconfirm
              title="清空本机保存的结果和我的场景？"
              okText="清空"
              cancelText="留着"
              onConfirm={bench.clear}
            >
              <Button>清空</Button>
            </Popconfirm>
          </span>
        </div>
        <NarrowChooser bench={bench} />
        <StepsBar bench={bench} />
        <RequestPanel bench={bench} fixtures={fixtures} sources={NETWORK.sources} />
        <FaultPanel bench={bench} />
      </section>
      <AnswerPanel bench={bench} />
    </div>
  )
}

/** On a phone the list of scenarios stands at the end of the page; this chooses one at its head. */
function NarrowChooser({ bench }: { readonly bench: Bench }) {
  const groups = SUBJECTS.map((subject) => ({
    label: subject,
    options: SCENARIOS.filter((scenario) => scenario.subject === subject).map(({ key, title }) => ({
      value: key,
      label: title,
    })),
  }))
  return (
    <Select
      className="wb-narrow"
      aria-label="场景"
      value={bench.state.run.scenarioKey}
      options={groups}
      onChange={bench.choose}
    />
  )
}

function KeepButton({ bench }: { readonly bench: Bench }) {
  const [title, setTitle] = useState('')
  const [isOpen, setOpen] = useState(false)
  const keep = (): void => {
    if (title.trim() === '') return
    bench.keepOwn(title.trim())
    setTitle('')
    setOpen(false)
  }
  return (
    <Popover
      trigger="click"
      open={isOpen}
      onOpenChange={setOpen}
      content={
        <span className="wb-keep">
          <Input
            placeholder="场景名称"
            value={title}
            maxLength={20}
            onChange={(event) => setTitle(event.target.value)}
            onPressEnter={keep}
          />
          <Button type="primary" onClick={keep}>
            保存
          </Button>
        </span>
      }
    >
      <Button>存为场景</Button>
    </Popover>
  )
}

/** R sends the same bytes again; Ctrl Enter sends, also from inside a field. */
function useBenchKeys(bench: Bench): void {
  const { replay, send, sendAll } = bench
  useKeys(
    useMemo(
      () => [
        { key: 'R', title: '原样再发同一 msgid', run: () => void replay() },
        { key: 'Alt 1', title: '连跑全部步骤', run: () => void sendAll() },
      ],
      [replay, sendAll],
    ),
  )
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [send])
}

/** 32 characters that do not come again; getRandomValues also works on plain HTTP. */
function randomText(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')
}
