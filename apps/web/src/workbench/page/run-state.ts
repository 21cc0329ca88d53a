import type { Ids, Plan, Step } from '../plans/plan.ts'
import { draftOf, idsAfter, type StepRecord, serialOf } from '../plans/run-plan.ts'
import { asObject, parse, textOf } from '../wire/answer.ts'
import type { Fixtures } from '../wire/fixtures.ts'
import type { Sources } from '../wire/message.ts'

/** The text of a step's next request as it stands in the editor. */
export interface Draft {
  readonly body: string
  readonly isEdited: boolean
}

/** A scenario on the bench: its messages, what was sent so far, and the texts not yet sent. */
export interface Run {
  readonly scenarioKey: string
  readonly title: string
  readonly note: string
  readonly plan: Plan
  readonly serial: string
  /** Every sending in its order; a step may have several. */
  readonly records: readonly StepRecord[]
  readonly drafts: Readonly<Record<string, Draft>>
  readonly selected: string
  /** Ids of a stay that was open before this run and that it goes on with. */
  readonly adopted?: Ids
}

export interface Writing {
  readonly fixtures: Fixtures
  readonly sources: Sources
}

export function newRun(facts: Pick<Run, 'scenarioKey' | 'title' | 'note' | 'plan'>, nowMs: number): Run {
  return {
    ...facts,
    serial: serialOf(nowMs),
    records: [],
    drafts: {},
    selected: facts.plan.steps[0]?.key ?? '',
  }
}

export const stepOf = (run: Run, key: string): Step | undefined =>
  run.plan.steps.find((step) => step.key === key)

/** All sendings of a step, the first one first. */
export const sendingsOf = (run: Run, key: string): readonly StepRecord[] =>
  run.records.filter(({ step }) => step.key === key)

export const latestOf = (run: Run, key: string): StepRecord | undefined => sendingsOf(run, key).at(-1)

export const idsOf = (run: Run): Ids => ({ ...run.adopted, ...idsAfter(run.records) })

/** All sendings of the msgid that a step sent last, whichever step sent them: the table of repetitions. */
export function repetitionsOf(run: Run, key: string): readonly StepRecord[] {
  const latest = latestOf(run, key)
  return run.records.filter(({ exchange }) => exchange.msgid === latest?.exchange.msgid)
}

/** The text for a step: what the developer wrote, what was sent last, or what the form makes of the ids so far. */
export function textFor(run: Run, step: Step, writing: Writing): string {
  return (
    run.drafts[step.key]?.body ??
    latestOf(run, step.key)?.exchange.message.body ??
    written(run, step, writing)
  )
}

/** Makes sure that the selected step has its text, so that its msgid stays the same until it is sent. */
export function withDraft(run: Run, key: string, writing: Writing): Run {
  const step = stepOf(run, key)
  if (step === undefined || run.drafts[key] !== undefined) return { ...run, selected: key }
  const body = textFor(run, step, writing)
  return { ...run, selected: key, drafts: { ...run.drafts, [key]: { body, isEdited: false } } }
}

export const edited = (run: Run, key: string, body: string): Run => ({
  ...run,
  drafts: { ...run.drafts, [key]: { body, isEdited: true } },
})

/**
 * After a sending: its text stays as it was sent, texts of unsent steps are written anew with the ids that it brought;
 * a text that the developer changed keeps the changes and only its ids follow.
 */
export function withRecord(run: Run, record: StepRecord): Run {
  const drafts = Object.entries(run.drafts).flatMap(([key, draft]): [string, Draft][] => {
    if (key === record.step.key)
      return [[key, { body: record.exchange.message.body, isEdited: draft.isEdited }]]
    if (latestOf(run, key) !== undefined) return [[key, draft]]
    return draft.isEdited ? [[key, { ...draft, body: withIds(draft.body, record.ids) }]] : []
  })
  return { ...run, records: [...run.records, record], drafts: Object.fromEntries(drafts) }
}

/** The same request under a new msgid: what 发送 sends when nothing was changed since the last sending. */
export function renewed(run: Run, step: Step, writing: Writing): string {
  const body = textFor(run, step, writing)
  const fresh = msgidIn(written(run, step, writing))
  return body.replace(/("msgid"\s*:\s*)"[^"]*"/, `$1"${fresh}"`)
}

/** The msgid that a text carries; '' where it cannot be read. */
export const msgidIn = (body: string): string =>
  textOf(asObject(parse(body))?.msgid) || (/"msgid"\s*:\s*"([^"]*)"/.exec(body)?.[1] ?? '')

const written = (run: Run, step: Step, writing: Writing): string =>
  draftOf(writing, step, run.records, run.serial, idsOf(run)).body

function withIds(body: string, ids: Ids): string {
  const names = ['mdtrt_id', 'setl_id']
  return names.reduce(
    (text, name) =>
      ids[name] === undefined
        ? text
        : text.replaceAll(new RegExp(`("${name}"\\s*:\\s*)"[^"]*"`, 'g'), `$1"${ids[name]}"`),
    body,
  )
}
