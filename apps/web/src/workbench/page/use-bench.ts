import { useCallback, useEffect, useRef, useState } from 'react'
import { planOf } from '../plans/own-plan.ts'
import { idsAfter, runStep } from '../plans/run-plan.ts'
import type { Visit } from '../plans/visit.ts'
import { castOf, cleanupOf, MissingFixture, SCENARIOS } from '../scenarios/index.ts'
import { wireDay } from '../wire/beijing-time.ts'
import type { Fault } from '../wire/faults.ts'
import type { Fixtures } from '../wire/fixtures.ts'
import type { UrlForm } from '../wire/url-form.ts'
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
import { type Kept, keep, type OwnScenario, readKept } from './store.ts'

/** A run of all scenarios as it goes on. */
export interface Progress {
  readonly done: number
  readonly total: number
  readonly title: string
}

/** A fault that took effect, for the note at its switch. */
export interface Fired {
  readonly fault: Fault
  readonly infno: string
}

export interface BenchState {
  readonly run: Run
  readonly runs: Readonly<Record<string, Run>>
  readonly kept: Kept
  readonly armed: ReadonlySet<Fault>
  readonly fired: readonly Fired[]
  /** What is being sent now; null when nothing is. */
  readonly sending: { readonly infno: string; readonly sinceMs: number } | null
  readonly progress: Progress | null
  /** Why scenarios cannot be composed from these fixtures. */
  readonly missing: Readonly<Record<string, string>>
}

export type Bench = ReturnType<typeof useBench>

/** The state of the workbench and everything that a developer can do with it. */
export function useBench(fixtures: Fixtures, account: string, network: Pick<Sending, 'send' | 'sources'>) {
  const { send, sources } = network
  const [state, setState] = useState<BenchState>(() => firstState(fixtures, account, sources.nowMs()))
  const latest = useRef(state)
  const stopping = useRef<AbortController | null>(null)
  const update = useCallback((change: (before: BenchState) => BenchState): void => {
    latest.current = change(latest.current)
    setState(latest.current)
  }, [])
  const writing = { fixtures, sources }

  useEffect(() => void keep(localStorage, account, state.kept), [account, state.kept])

  const setRun = (change: (run: Run) => Run): void =>
    update((before) => {
      const run = change(before.run)
      return { ...before, run, runs: { ...before.runs, [run.scenarioKey]: run } }
    })

  const selectStep = (key: string): void => setRun((run) => withDraft(run, key, writing))

  /** Sends the text of a step; unchanged since the last time, it goes out under a new msgid. */
  const sendSelected = async (
    step = stepOf(latest.current.run, latest.current.run.selected),
  ): Promise<boolean> => {
    if (step === undefined || latest.current.sending !== null) return false
    const { run } = latest.current
    const shown = textFor(run, step, writing)
    const isOld = latestOf(run, step.key)?.exchange.message.body === shown
    return transmit(step, isOld ? renewed(run, step, writing) : shown)
  }

  /** Sends the very bytes of the last sending again. */
  const replay = async (): Promise<boolean> => {
    const { run } = latest.current
    const last = latestOf(run, run.selected)
    return last === undefined ? false : transmit(last.step, last.exchange.message.body)
  }

  const transmit = async (step: NonNullable<ReturnType<typeof stepOf>>, body: string): Promise<boolean> => {
    const { armed, run, kept } = latest.current
    update((before) => ({ ...before, sending: { infno: step.infno, sinceMs: sources.nowMs() } }))
    const records = await sendStep({ ...writing, send, form: kept.form }, run, step, body, armed)
    update((before) => ({
      ...before,
      sending: null,
      armed: new Set(),
      fired: armed.size === 0 ? before.fired : [...armed].map((fault) => ({ fault, infno: step.infno })),
    }))
    setRun((before) => withDraft(records.reduce(withRecord, before), step.key, writing))
    noteResult()
    return records.every(({ asExpected }) => asExpected)
  }

  /** All steps from the first, under new numbers; what an earlier run settled is undone before. */
  const sendAll = async (): Promise<void> => {
    await undoSettled(latest.current.run)
    restart()
    for (const { key } of latest.current.run.plan.steps) {
      selectStep(key)
      const step = stepOf(latest.current.run, key)
      const isSent =
        step?.repeats === undefined ? await sendSelected(step) : await replayOf(key, step.repeats)
      if (!isSent) return
    }
  }

  const replayOf = async (key: string, original: string): Promise<boolean> => {
    const { run } = latest.current
    const step = stepOf(run, key)
    const first = latestOf(run, original)
    return step === undefined || first === undefined ? false : transmit(step, first.exchange.message.body)
  }

  const restart = (): void =>
    setRun((run) => {
      const fresh = newRun(run, sources.nowMs())
      return withDraft(fresh, fresh.selected, writing)
    })

  const undoSettled = async (run: Run): Promise<void> => {
    if (!Object.keys(idsAfter(run.records)).some((name) => name.endsWith('mdtrt_id'))) return
    await cleanUp(run)
  }

  const cleanUp = async (run: Run): Promise<void> => {
    const needs = { ...writing, send, form: latest.current.kept.form }
    const records = [...run.records]
    for (const step of cleanupOf(run.plan)) records.push(await runStep(needs, step, records, run.serial))
  }

  /** Every scenario in order, each from the beginning and undone afterwards; stops between two messages. */
  const runAll = async (): Promise<void> => {
    const control = new AbortController()
    stopping.current = control
    for (const [done, scenario] of SCENARIOS.entries()) {
      if (control.signal.aborted) break
      update((before) => ({ ...before, progress: { done, total: SCENARIOS.length, title: scenario.title } }))
      choose(scenario.key)
      if (latest.current.run.scenarioKey !== scenario.key) continue
      await sendAll()
      await cleanUp(latest.current.run)
    }
    update((before) => ({ ...before, progress: null }))
  }

  const choose = (key: string): void =>
    update((before) => {
      const composed = before.runs[key] ?? composeRun(fixtures, before.kept.own, key, sources.nowMs())
      if (composed === null) return before
      const run = withDraft(composed, composed.selected, writing)
      return {
        ...before,
        run,
        runs: { ...before.runs, [key]: run },
        kept: { ...before.kept, selected: key },
        fired: [],
      }
    })

  /** A visit from the form takes the bench; it is nobody's ready example any more. */
  const compose = (visit: Visit): void =>
    update((before) => {
      const own = before.kept.own.find(({ key }) => key === before.run.scenarioKey)
      const facts = {
        scenarioKey: own?.key ?? COMPOSED,
        title: own?.title ?? '自拟就诊',
        note: '表单里改过的就诊',
        plan: planOf(visit),
      }
      const fresh = newRun(facts, sources.nowMs())
      const run = withDraft(fresh, fresh.selected, writing)
      return { ...before, run, runs: { ...before.runs, [run.scenarioKey]: run } }
    })

  const keepOwn = (title: string): void => {
    const own: OwnScenario = { key: `own-${sources.nowMs()}`, title, visit: latest.current.run.plan.visit }
    update((before) => ({ ...before, kept: { ...before.kept, own: [...before.kept.own, own] } }))
    choose(own.key)
  }

  const noteResult = (): void =>
    update((before) => {
      const verdict = verdictOf(before.run)
      if (verdict === null) return before
      return {
        ...before,
        kept: { ...before.kept, results: { ...before.kept.results, [before.run.scenarioKey]: verdict } },
      }
    })

  const setKept = (change: (kept: Kept) => Kept): void =>
    update((before) => ({ ...before, kept: change(before.kept) }))

  return {
    state,
    choose,
    selectStep,
    edit: (body: string) => setRun((run) => edited(run, run.selected, body)),
    send: () => sendSelected(),
    replay,
    sendAll,
    restart,
    runAll,
    stop: () => stopping.current?.abort(),
    toggle: (fault: Fault) =>
      update((before) => ({
        ...before,
        armed: before.armed.has(fault) ? without(before.armed, fault) : new Set([...before.armed, fault]),
      })),
    compose,
    keepOwn,
    forgetOwn: (key: string) =>
      setKept((kept) => ({ ...kept, own: kept.own.filter((own) => own.key !== key) })),
    addressBy: (form: UrlForm) => setKept((kept) => ({ ...kept, form })),
    clear: () => setKept((kept) => ({ ...kept, results: {}, own: [] })),
  }
}

/** ok when every judged step was sent and as expected, not when one was not; null before. */
export function verdictOf(run: Run): 'ok' | 'not' | null {
  const verdicts = run.plan.steps.map(({ key }) => latestOf(run, key)?.asExpected)
  if (verdicts.includes(false)) return 'not'
  return verdicts.every((verdict) => verdict === true) ? 'ok' : null
}

const COMPOSED = 'composed'

const without = (faults: ReadonlySet<Fault>, fault: Fault): ReadonlySet<Fault> =>
  new Set([...faults].filter((other) => other !== fault))

function composeRun(fixtures: Fixtures, own: readonly OwnScenario[], key: string, nowMs: number): Run | null {
  const mine = own.find((scenario) => scenario.key === key)
  if (mine !== undefined) {
    return newRun({ scenarioKey: key, title: mine.title, note: '我的场景', plan: planOf(mine.visit) }, nowMs)
  }
  const scenario = SCENARIOS.find((candidate) => candidate.key === key)
  if (scenario === undefined) return null
  try {
    const plan = scenario.compose(castOf(fixtures), wireDay(nowMs))
    return newRun({ scenarioKey: key, title: scenario.title, note: scenario.note, plan }, nowMs)
  } catch (problem) {
    if (problem instanceof MissingFixture) return null
    throw problem
  }
}

function firstState(fixtures: Fixtures, account: string, nowMs: number): BenchState {
  const kept = readKept(localStorage, account)
  const keys = [kept.selected, ...SCENARIOS.map(({ key }) => key)]
  const run = keys.map((key) => composeRun(fixtures, kept.own, key, nowMs)).find((found) => found !== null)
  if (run === undefined || run === null) throw new MissingFixture('样例数据里一个场景也凑不齐')
  return {
    run,
    runs: { [run.scenarioKey]: run },
    kept,
    armed: new Set(),
    fired: [],
    sending: null,
    progress: null,
    missing: missingOf(fixtures, nowMs),
  }
}

function missingOf(fixtures: Fixtures, nowMs: number): Readonly<Record<string, string>> {
  const entries = SCENARIOS.flatMap(({ key, compose }): [string, string][] => {
    try {
      compose(castOf(fixtures), wireDay(nowMs))
      return []
    } catch (problem) {
      if (problem instanceof MissingFixture) return [[key, problem.message]]
      throw problem
    }
  })
  return Object.fromEntries(entries)
}
