import { CaretRightOutlined, CheckOutlined, CloseOutlined, DeleteOutlined } from '@ant-design/icons'
import { Button, Progress } from 'antd'
import { SCENARIOS, SUBJECTS } from '../scenarios/index.ts'
import type { Bench } from './use-bench.ts'

/** The left column: ready examples by subject with their last result, and one's own. */
export function ScenarioList({ bench }: { readonly bench: Bench }) {
  const { state } = bench
  const { results, own } = state.kept
  return (
    <nav className="wb-scenarios" aria-label="场景">
      <header className="wb-side-head">
        <h2>场景</h2>
        {state.progress === null ? (
          <Button
            icon={<CaretRightOutlined />}
            onClick={() => void bench.runAll()}
            disabled={state.sending !== null}
          >
            全部运行
          </Button>
        ) : (
          state.progress.blockedBy === undefined && <Button onClick={bench.stop}>停止</Button>
        )}
      </header>
      {state.progress !== null && (
        <div className="wb-progress" aria-live="polite">
          <Progress
            percent={(state.progress.done / state.progress.total) * 100}
            showInfo={false}
            size="small"
          />
          {state.progress.done} / {state.progress.total}　{state.progress.title}
        </div>
      )}
      {state.progress?.blockedBy !== undefined && (
        <Blocked bench={bench} mdtrtId={state.progress.blockedBy} />
      )}
      <div className="wb-scenario-scroll" data-list>
        {SUBJECTS.map((subject) => (
          <section key={subject}>
            <h3>{subject}</h3>
            {SCENARIOS.filter((scenario) => scenario.subject === subject).map(({ key, title, infno }) => (
              <ScenarioRow
                key={key}
                title={title}
                infno={infno}
                result={results[key]}
                missing={state.missing[key]}
                isChosen={state.run.scenarioKey === key}
                onChoose={() => bench.choose(key)}
              />
            ))}
          </section>
        ))}
        {own.length > 0 && (
          <section>
            <h3>我的场景</h3>
            {own.map(({ key, title, visit }) => (
              <div key={key} className="wb-own">
                <ScenarioRow
                  title={title}
                  infno={visit.kind === 'stay' ? '2304' : '2207'}
                  result={results[key]}
                  missing={undefined}
                  isChosen={state.run.scenarioKey === key}
                  onChoose={() => bench.choose(key)}
                />
                <Button
                  type="text"
                  size="small"
                  icon={<DeleteOutlined />}
                  aria-label={`删除 ${title}`}
                  onClick={() => bench.forgetOwn(key)}
                />
              </div>
            ))}
          </section>
        )}
      </div>
      <footer className="wb-side-foot">{summaryOf(results)}</footer>
    </nav>
  )
}

/** An aborted run left a stay open; the scenario that it stands in the way of waits until it is taken back. */
function Blocked({ bench, mdtrtId }: { readonly bench: Bench; readonly mdtrtId: string }) {
  const { run } = bench.state
  const { person, institution } = run.plan.visit
  return (
    <section className="wb-blocked" aria-label="没有跑完的住院" role="alert">
      <p>
        {person.psn_name}在{institution.fixmedins_name}还有一次没有跑完的住院（
        <code className="mono">{mdtrtId}</code>），“{run.title}”办不了入院。
      </p>
      <Button type="primary" onClick={() => void bench.runOn()}>
        撤回它，接着跑
      </Button>
      <Button onClick={bench.stop}>停止</Button>
    </section>
  )
}

interface RowProps {
  readonly title: string
  readonly infno: string
  readonly result: 'ok' | 'not' | undefined
  readonly missing: string | undefined
  readonly isChosen: boolean
  readonly onChoose: () => void
}

function ScenarioRow({ title, infno, result, missing, isChosen, onChoose }: RowProps) {
  return (
    <button
      type="button"
      className={`wb-scenario${isChosen ? ' is-chosen' : ''}`}
      data-row
      aria-current={isChosen}
      disabled={missing !== undefined}
      title={missing}
      data-result={result ?? 'none'}
      onClick={onChoose}
    >
      <ResultMark result={result} />
      <span className="wb-scenario-title">{title}</span>
      <code>{infno}</code>
    </button>
  )
}

/** ✓ as expected, ✗ not, a grey dot before the first run; each with its word for screen readers. */
export function ResultMark({ result }: { readonly result: 'ok' | 'not' | undefined }) {
  if (result === 'ok') return <CheckOutlined className="wb-mark is-ok" aria-label="符合预期" />
  if (result === 'not') return <CloseOutlined className="wb-mark is-not" aria-label="不符" />
  return <span className="wb-mark is-none" role="img" aria-label="未跑" />
}

function summaryOf(results: Readonly<Record<string, 'ok' | 'not'>>): string {
  const found = SCENARIOS.map(({ key }) => results[key])
  const count = (wanted: 'ok' | 'not' | undefined): number =>
    found.filter((result) => result === wanted).length
  return `${SCENARIOS.length} 项：${count('ok')} 通过 · ${count('not')} 不符 · ${count(undefined)} 未跑`
}
