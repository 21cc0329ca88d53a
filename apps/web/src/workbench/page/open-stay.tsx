import { Button } from 'antd'
import type { StepRecord } from '../plans/run-plan.ts'
import { openStayIn } from './stay-in-the-way.ts'
import type { Bench } from './use-bench.ts'

/**
 * The interface says that the person is in a stay already, left open by some earlier run: go on with it, or take it back. While it holds up
 * a run of all scenarios, that is decided where the run is.
 */
export function OpenStay({ bench, record }: { readonly bench: Bench; readonly record: StepRecord }) {
  const mdtrtId = openStayIn(record)
  if (mdtrtId === null) return null
  const holdsUpAll = bench.state.progress?.blockedBy === mdtrtId
  return (
    <section className="wb-open-stay" aria-label="没有结算的住院">
      <p>
        平台说这个人还有一次没有结算的住院（<code className="mono">{mdtrtId}</code>
        ），多半是以前试的时候留下的。
      </p>
      {holdsUpAll ? (
        <p>“全部运行”停在这里，等左边选：撤回它接着跑，或停止。</p>
      ) : (
        <>
          <Button onClick={() => bench.goOnWith(mdtrtId)}>接着这次住院办</Button>
          <Button onClick={() => void bench.undoOpen(mdtrtId)}>撤掉它，从头再来</Button>
        </>
      )}
    </section>
  )
}
