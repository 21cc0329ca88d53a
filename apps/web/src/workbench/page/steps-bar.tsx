import { useEffect, useRef } from 'react'
import { latestOf } from './run-state.ts'
import { ResultMark } from './scenario-list.tsx'
import type { Bench } from './use-bench.ts'

/** The messages of the scenario in their order, with their state and time. */
export function StepsBar({ bench }: { readonly bench: Bench }) {
  const { run } = bench.state
  const bar = useRef<HTMLOListElement>(null)
  // Follows the chosen step.
  useEffect(() => {
    const chosen = bar.current?.querySelector<HTMLElement>('.is-chosen')
    if (chosen != null && bar.current !== null) {
      bar.current.scrollLeft = chosen.offsetLeft - (bar.current.clientWidth - chosen.offsetWidth) / 2
    }
  }, [run.selected, run.scenarioKey])
  return (
    <ol ref={bar} className="wb-steps" aria-label="步骤">
      {run.plan.steps.map(({ key, infno, title }) => {
        const latest = latestOf(run, key)
        const isChosen = run.selected === key
        return (
          <li key={key}>
            <button
              type="button"
              className={`wb-step${isChosen ? ' is-chosen' : ''}`}
              aria-current={isChosen ? 'step' : undefined}
              data-result={latest === undefined ? 'none' : latest.asExpected ? 'ok' : 'not'}
              onClick={() => bench.selectStep(key)}
            >
              <span className="wb-step-top">
                <code>{infno}</code>
                <ResultMark result={latest === undefined ? undefined : latest.asExpected ? 'ok' : 'not'} />
              </span>
              <span className="wb-step-bottom">
                <span>{title}</span>
                <span className="wb-ms">
                  {latest === undefined ? '' : `${Math.round(latest.exchange.reply.tookMs)} ms`}
                </span>
              </span>
            </button>
          </li>
        )
      })}
    </ol>
  )
}
