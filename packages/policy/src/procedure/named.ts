import { inForce } from '../bundle/histories.ts'
import type { Enacted } from '../bundle/values.ts'
import { failed } from '../cases/rule.ts'
import type { CaseError } from '../cases/shape.ts'

/** A word of which a place has several, each under a name of its own: the one asked for, as it stands on the day. */
export function namedOn<Entry extends Enacted>(
  words: Readonly<Record<string, readonly Entry[]>>,
  name: string,
  day: string,
  path: string,
): { entry: Entry } | { error: CaseError } {
  const history = Object.hasOwn(words, name) ? words[name] : undefined
  if (history === undefined) {
    const known = Object.keys(words)
    return failed('bad-value', `there is no '${name}' here; there is ${known.join(', ') || 'none'}`, path)
  }
  const entry = inForce(history, day)
  return entry === null ? failed('no-parameters', `no '${name}' on ${day}`, path) : { entry }
}

/** The clause of an entry and the readings applied to it. */
export const citedBy = ({ cite, readings }: Enacted): string[] => [cite, ...readings]
