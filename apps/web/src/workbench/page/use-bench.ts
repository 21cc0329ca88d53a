import { useCallback, useEffect, useRef, useState } from 'react'
import { planOf } from '../plans/own-plan.ts'
import type { Step } from '../plans/plan.ts'
import { takeBack } from '../plans/run-plan.ts'
import type { Visit } from '../plans/visit.ts'
import { cleanupOf, SCENARIOS } from '../scenarios/index.ts'
import type { Fault } from '../wire/faults.ts'
import type { Fixtures } from '../wire/fixtures.ts'
import type { UrlForm } from '../wire/url-form.ts'
import {
  type BenchState,
  COMPOSED,
  composeRun,
  firstState,
  isUnsettled,
  withOutcome,
  withoutLeftover,
  withRun,
} from './bench-state.ts'
import {
  edited,
  latestOf,
  newRun,
  type Run,
  renewed,
  stepOf,
  textFor,
  withDraft,
  withRecord,
} from './run-state.ts'
import { type Sending, sendStep } from './sending.ts'
import { openStayIn, stayIdName } from './stay-in-the-way.ts'
import { type Kept, keep, type OwnScenario, readKept } from './store.ts'

export type Bench = ReturnType<typeof useBench>

/** The state of the workbench and everything that a developer can do with it. */
export function useBench(fixtures: Fixtures, account: string, network: Pick<Sending, 'send' | 'sources'>) {
  const { send, sources } = network
  const writing = { fixtures, sources }
  const [state, setState] = useState<BenchState>(() => firstState(writing, readKept(localStorage, account)))
  // Sendings take time: each continues from the state as it is then, not as it was when the button was pressed.
  const latest = useRef(state)
  const stopping = useRef<AbortController | null>(null)
  const update = useCallback((change: (before: BenchState) => BenchState): void => {
    latest.current = change(latest.current)
    setState(latest.current)
  }, [])
  const setKept = (change: (kept: Kept) => Kept): void =>
    update((before) => ({ ...before, kept: change(before.kept) }))
  const setRun = (key: string, change: (run: Run) => Run): void =>
    update((before) => {
      const run = before.runs[key]
      return run === undefined ? before : withRun(before, change(run))
    })
  const sending = (): Sending => ({ ...writing, send, form: latest.current.kept.form })

  useEffect(() => void keep(localStorage, account, state.kept), [account, state.kept])

  const transmit = async (run: Run, step: Step, body: string): Promise<boolean> => {
    if (latest.current.sending !== null) return false
    const { armed } = latest.current
    const key = run.scenarioKey
    update((before) => ({
      ...before,
      armed: new Set(),
      sending: { infno: step.infno, sinceMs: sources.nowMs() },
    }))
    const records = await sendStep(sending(), run, step, body, armed)
    const fired = [...armed].map((fault) => ({ fault, infno: step.infno }))
    setRun(key, (before) => records.reduce(withRecord, before))
    update((before) => {
      const after = before.runs[key]
      const kept = after === undefined ? before.kept : withOutcome(before.kept, after)
      return { ...before, kept, sending: null, fired: fired.length === 0 ? before.fired : fired }
    })
    return records.every(({ asExpected }) => asExpected)
  }

  /** Sends the text of the selected step; unchanged since the last time, it goes out under a new msgid. */
  const sendSelected = async (): Promise<boolean> => {
    const { run } = latest.current
    const step = stepOf(run, run.selected)
    if (step === undefined) return false
    const shown = textFor(run, step, writing)
    const isOld = latestOf(run, step.key)?.exchange.message.body === shown
    return transmit(run, step, isOld ? renewed(run, step, writing) : shown)
  }

  /** Sends the very bytes of the last sending again. */
  const replay = async (): Promise<boolean> => {
    const { run } = latest.current
    const last = latestOf(run, run.selected)
    const step = stepOf(run, run.selected)
    return last === undefined || step === undefined
      ? false
      : transmit(run, { ...step, repeats: step.key }, last.exchange.message.body)
  }

  /** Takes back what earlier runs left behind: all of this scenario, and of others whatever was never settled. */
  const tidy = async (key: string): Promise<void> => {
    for (const [other, { ids, serial }] of Object.entries(latest.current.kept.leftovers)) {
      if (other !== key && !isUnsettled(ids)) continue
      const plan = (latest.current.runs[other] ?? composeRun(writing, latest.current.kept.own, other))?.plan
      if (plan !== undefined) await takeBack(sending(), cleanupOf(plan), ids, serial)
      setKept((kept) => withoutLeftover(kept, other))
    }
  }

  const restart = async (): Promise<void> => {
    const { scenarioKey } = latest.current.run
    await tidy(scenarioKey)
    setRun(scenarioKey, (run) => {
      const fresh = newRun(run, sources.nowMs())
      return withDraft(fresh, fresh.selected, writing)
    })
  }

  /** Goes on with a stay that was open before: its later steps find its id, and the next one is on the bench. */
  const goOnWith = (mdtrtId: string): void => {
    const { scenarioKey } = latest.current.run
    setRun(scenarioKey, (run) => {
      const adopted = { ...run.adopted, [stayIdName(run.selected)]: mdtrtId }
      const next = run.plan.steps[run.plan.steps.findIndex(({ key }) => key === run.selected) + 1]
      return withDraft({ ...run, adopted, drafts: {} }, next?.key ?? run.selected, writing)
    })
  }

  /** Takes back a stay that was open before, its lines and its discharge too, and begins anew. */
  const undoOpen = async (mdtrtId: string): Promise<void> => {
    const { run } = latest.current
    await takeBack(sending(), cleanupOf(run.plan), { [stayIdName(run.selected)]: mdtrtId }, run.serial)
    await sendAll()
  }

  /** All steps from the first, under new numbers. */
  const sendAll = async (): Promise<void> => {
    const { scenarioKey } = latest.current.run
    await restart()
    for (const { key, repeats } of latest.current.run.plan.steps) {
      setRun(scenarioKey, (run) => withDraft(run, key, writing))
      const run = latest.current.runs[scenarioKey]
      const step = run === undefined ? undefined : stepOf(run, key)
      if (run === undefined || step === undefined) return
      const original = repeats === undefined ? undefined : latestOf(run, repeats)
      const isGood = await transmit(run, step, original?.exchange.message.body ?? textFor(run, step, writing))
      if (!isGood) return
    }
  }

  /**
   * Every scenario in order, each from the beginning and taken back afterwards; stops between two scenarios, and where a stay is open that
   * this browser knows nothing of: all further ones of its person would fail by it.
   */
  const runAll = async (from = 0): Promise<void> => {
    const control = new AbortController()
    stopping.current = control
    for (const [done, scenario] of SCENARIOS.entries()) {
      if (done < from) continue
      if (control.signal.aborted) break
      const progress = { done, total: SCENARIOS.length, title: scenario.title }
      update((before) => ({ ...before, progress }))
      choose(scenario.key)
      if (latest.current.run.scenarioKey !== scenario.key) continue
      await sendAll()
      const last = latest.current.run.records.at(-1)
      const blockedBy = last === undefined || last.asExpected ? null : openStayIn(last)
      await tidy(scenario.key)
      if (blockedBy === null) continue
      update((before) => ({ ...before, progress: { ...progress, blockedBy } }))
      return
    }
    update((before) => ({ ...before, progress: null }))
  }

  /** Takes back the stay that stands in the way of a run of all scenarios, and runs on with the one that it kept from beginning. */
  const runOn = async (): Promise<void> => {
    const { run, progress } = latest.current
    if (progress?.blockedBy === undefined) return
    const { blockedBy, done, total, title } = progress
    update((before) => ({ ...before, progress: { done, total, title } }))
    await takeBack(sending(), cleanupOf(run.plan), { [stayIdName(run.selected)]: blockedBy }, run.serial)
    await runAll(done)
  }

  const stop = (): void => {
    stopping.current?.abort()
    update((before) => (before.progress?.blockedBy === undefined ? before : { ...before, progress: null }))
  }

  const choose = (key: string): void =>
    update((before) => {
      const run = before.runs[key] ?? composeRun(writing, before.kept.own, key)
      if (run === null) return before
      return { ...withRun({ ...before, run }, run), kept: { ...before.kept, selected: key }, fired: [] }
    })

  /** A visit from the form takes the bench; it is nobody's ready example any more. */
  const compose = (visit: Visit): void =>
    update((before) => {
      const own = before.kept.own.find(({ key }) => key === before.run.scenarioKey)
      const facts = { scenarioKey: own?.key ?? COMPOSED, title: own?.title ?? '自拟就诊', note: '由表单写成' }
      const fresh = newRun({ ...facts, plan: planOf(visit) }, sources.nowMs())
      const run = withDraft(fresh, fresh.selected, writing)
      return withRun({ ...before, run }, run)
    })

  const keepOwn = (title: string): void => {
    const own: OwnScenario = { key: `own-${sources.nowMs()}`, title, visit: latest.current.run.plan.visit }
    setKept((kept) => ({ ...kept, own: [...kept.own, own] }))
    choose(own.key)
  }

  return {
    state,
    choose,
    selectStep: (key: string) =>
      setRun(latest.current.run.scenarioKey, (run) => withDraft(run, key, writing)),
    edit: (body: string) => setRun(latest.current.run.scenarioKey, (run) => edited(run, run.selected, body)),
    send: sendSelected,
    replay,
    sendAll,
    restart,
    goOnWith,
    undoOpen,
    runAll,
    runOn,
    stop,
    toggle: (fault: Fault) => update((before) => ({ ...before, armed: toggled(before.armed, fault) })),
    compose,
    keepOwn,
    forgetOwn: (key: string) =>
      setKept((kept) => ({ ...kept, own: kept.own.filter((own) => own.key !== key) })),
    addressBy: (form: UrlForm) => setKept((kept) => ({ ...kept, form })),
    clear: () => setKept((kept) => ({ ...kept, results: {}, own: [] })),
  }
}

function toggled(faults: ReadonlySet<Fault>, fault: Fault): ReadonlySet<Fault> {
  const rest = [...faults].filter((other) => other !== fault)
  return new Set(rest.length < faults.size ? rest : [...rest, fault])
}
