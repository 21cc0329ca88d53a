import type { ClauseInfo } from '../bundle/read-bundle.ts'
import type { Enacted } from '../bundle/values.ts'
import type { LineOutcome, StepName, TraceInput, TraceStep } from '../settlement.ts'

export type Clauses = Readonly<Record<string, ClauseInfo>>

/** Most of what a step may say is left out of most steps. */
const NONE: readonly never[] = []

/** One step with what it leaves out filled in; a value without an original marks it. */
export function step(
  name: StepName,
  amount: number,
  values: readonly Enacted[],
  more: Partial<TraceStep>,
): TraceStep {
  const [first] = values
  const one: TraceStep = {
    step: name,
    amount,
    clauses: more.clauses ?? (first === undefined ? NONE : [first.cite]),
    readings: more.readings ?? first?.readings ?? NONE,
    unverified: more.unverified ?? NONE,
    inputs: more.inputs ?? NONE,
    formula: more.formula ?? NONE,
    notes: more.notes ?? NONE,
    lines: more.lines ?? NONE,
  }
  if (first?.verified === false) one.unverified = distinct([first.cite, ...one.unverified])
  if (more.table !== undefined) one.table = more.table
  if (more.bound !== undefined) one.bound = more.bound
  return one
}

/** A cited clause that is itself marked unverified marks the step; no clause is named twice. */
export function withMarks(one: TraceStep, clauses: Clauses): TraceStep {
  one.clauses = distinct(one.clauses)
  one.readings = distinct(one.readings)
  for (const id of one.clauses)
    if (clauses[id]?.kind === 'unverified' && !one.unverified.includes(id))
      one.unverified = [...one.unverified, id]
  return one
}

const distinct = (ids: readonly string[]): readonly string[] =>
  ids.every((id, at) => ids.indexOf(id) === at) ? ids : [...new Set(ids)]

export const input = (name: string, label: string, value: number, from: TraceInput['from']): TraceInput => ({
  name,
  label,
  value,
  unit: 'fen',
  from,
})

export const bound = (
  text: string,
  clause: string,
  limit: number,
  leftBefore: number,
  leftAfter: number,
  isReached: boolean,
) => ({
  text,
  clause,
  limit,
  leftBefore,
  leftAfter,
  isReached,
})

/** Where in the bill the lines are of which something holds. */
export function indexes(outcomes: readonly LineOutcome[], is: (outcome: LineOutcome) => boolean): number[] {
  const found: number[] = []
  for (let at = 0; at < outcomes.length; at++) {
    const outcome = outcomes[at]
    if (outcome !== undefined && is(outcome)) found.push(at)
  }
  return found
}
