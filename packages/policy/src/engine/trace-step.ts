import type { ClauseInfo } from '../bundle/read-bundle.ts'
import type { Enacted } from '../bundle/values.ts'
import type { LineOutcome, StepName, TraceInput, TraceStep } from '../settlement.ts'

type Clauses = Readonly<Record<string, ClauseInfo>>

/** Most of what a step may say is left out of most steps. */
export const NONE: readonly never[] = []

/** What a step cites: its clauses, the readings applied, and what of it has no original. */
export type Cited = Pick<TraceStep, 'clauses' | 'readings' | 'unverified'>

/** What a step says of the calculation. */
type Told = Pick<TraceStep, 'inputs' | 'formula' | 'notes' | 'lines'>

/** One step; its parts are put together here alone, so that all steps have one shape. */
export const step = (name: StepName, amount: number, cited: Cited, told: Told): TraceStep => ({
  step: name,
  amount,
  clauses: cited.clauses,
  readings: cited.readings,
  unverified: cited.unverified,
  inputs: told.inputs,
  formula: told.formula,
  notes: told.notes,
  lines: told.lines,
})

/** How the steps of a place's law cite it. */
export interface Citing {
  /** What one value says; written once for all settlements. */
  value: (of: Enacted) => Cited
  /** What several say together: nothing is named twice, and a clause that is itself unverified marks the step. */
  all: (clauses: readonly string[], readings: readonly string[], unverified: readonly string[]) => Cited
}

export function citing(clauses: Clauses): Citing {
  const marks = new Set(Object.keys(clauses).filter((id) => clauses[id]?.kind === 'unverified'))
  const written = new WeakMap<Enacted, Cited>()
  const all: Citing['all'] = (ids, readings, unverified) => {
    const cited = distinct(ids)
    let marked = distinct(unverified)
    for (const id of cited) if (marks.has(id) && !marked.includes(id)) marked = [...marked, id]
    return { clauses: cited, readings: distinct(readings), unverified: marked }
  }
  return {
    all,
    value: (of) => {
      const known = written.get(of)
      if (known !== undefined) return known
      const cited = all([of.cite], of.readings, withoutOriginal(of))
      written.set(of, cited)
      return cited
    },
  }
}

/** The clause of a value for which no original was seen. */
export const withoutOriginal = ({ cite, verified }: Pick<Enacted, 'cite' | 'verified'>): readonly string[] =>
  verified ? NONE : [cite]

const distinct = (ids: readonly string[]): readonly string[] =>
  ids.length < 2 || ids.every((id, at) => ids.indexOf(id) === at) ? ids : [...new Set(ids)]

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
