import { planOf } from '../plans/own-plan.ts'
import type { Ids } from '../plans/plan.ts'
import { castOf, MissingFixture, SCENARIOS } from '../scenarios/index.ts'
import { wireDay } from '../wire/beijing-time.ts'
import type { Fault } from '../wire/faults.ts'
import { idsOf, latestOf, newRun, type Run, type Writing, withDraft } from './run-state.ts'
import type { Kept, OwnScenario } from './store.ts'

/** A run of all scenarios as it goes on. */
export interface Progress {
  readonly done: number
  readonly total: number
  readonly title: string
  /** A stay that an aborted run left open and that keeps this scenario from beginning; the run waits for what becomes of it. */
  readonly blockedBy?: string
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

/** The scenario of a visit from the form that has no name yet. */
export const COMPOSED = 'composed'

/** What a newcomer sees: a stay at the demo account's own hospital, so that its waterfall can be opened. */
const FIRST = 'consumable-bands'

/** The bench as it stands after the page was opened: what was kept, and the last chosen scenario or the first that can be composed. */
export function firstState(writing: Writing, kept: Kept): BenchState {
  const keys = [kept.selected, FIRST, ...SCENARIOS.map(({ key }) => key)]
  const run = keys.map((key) => composeRun(writing, kept.own, key)).find((found) => found !== null)
  if (run === undefined || run === null) throw new MissingFixture('样例数据里一个场景也凑不齐')
  const rest = { armed: new Set<Fault>(), fired: [], sending: null, progress: null }
  return { ...rest, run, runs: { [run.scenarioKey]: run }, kept, missing: missingOf(writing) }
}

/** A fresh run of a ready or own scenario; null where there is none of that key or the fixtures lack something. */
export function composeRun(writing: Writing, own: readonly OwnScenario[], key: string): Run | null {
  const nowMs = writing.sources.nowMs()
  const mine = own.find((scenario) => scenario.key === key)
  const ready = SCENARIOS.find((scenario) => scenario.key === key)
  try {
    const facts =
      mine !== undefined
        ? { title: mine.title, note: '我的场景', plan: planOf(mine.visit) }
        : ready !== undefined
          ? {
              title: ready.title,
              note: ready.note,
              plan: ready.compose(castOf(writing.fixtures), wireDay(nowMs)),
            }
          : null
    if (facts === null) return null
    const run = newRun({ scenarioKey: key, ...facts }, nowMs)
    return withDraft(run, run.selected, writing)
  } catch (problem) {
    if (problem instanceof MissingFixture) return null
    throw problem
  }
}

/** Puts a changed run back, on the bench too if it is the one there. */
export function withRun(state: BenchState, run: Run): BenchState {
  const isShown = state.run.scenarioKey === run.scenarioKey
  return { ...state, run: isShown ? run : state.run, runs: { ...state.runs, [run.scenarioKey]: run } }
}

/** ok when every step was sent and as expected, not when one was not; null before. */
export function verdictOf(run: Run): 'ok' | 'not' | null {
  const verdicts = run.plan.steps.map(({ key }) => latestOf(run, key)?.asExpected)
  if (verdicts.includes(false)) return 'not'
  return verdicts.every((verdict) => verdict === true) ? 'ok' : null
}

/** After a sending: the verdict for the list, and what the run left in the city, to be taken back before the next one. */
export function withOutcome(kept: Kept, run: Run): Kept {
  const verdict = verdictOf(run)
  const results = verdict === null ? kept.results : { ...kept.results, [run.scenarioKey]: verdict }
  const ids = idsOf(run)
  const leftover = isOpenIn(ids) ? { [run.scenarioKey]: { ids, serial: run.serial } } : {}
  return { ...kept, results, leftovers: { ...kept.leftovers, ...leftover } }
}

export const withoutLeftover = (kept: Kept, key: string): Kept => ({
  ...kept,
  leftovers: Object.fromEntries(Object.entries(kept.leftovers).filter(([other]) => other !== key)),
})

/** An admission or a registration that was never settled stands in the way of the person's next one. */
export const isUnsettled = (ids: Ids): boolean =>
  isOpenIn(ids) && !Object.keys(ids).some((name) => name.endsWith('setl_id'))

const isOpenIn = (ids: Ids): boolean => Object.keys(ids).some((name) => name.endsWith('mdtrt_id'))

function missingOf({ fixtures, sources }: Writing): Readonly<Record<string, string>> {
  const entries = SCENARIOS.flatMap(({ key, compose }): [string, string][] => {
    try {
      compose(castOf(fixtures), wireDay(sources.nowMs()))
      return []
    } catch (problem) {
      if (problem instanceof MissingFixture) return [[key, problem.message]]
      throw problem
    }
  })
  return Object.fromEntries(entries)
}
