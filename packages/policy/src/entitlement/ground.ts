import type { CivilDate } from '@tongchou/kernel'
import type { Enacted } from '../bundle/values.ts'
import type { BasicScheme } from './events.ts'
import type { Spell } from './overdue.ts'

/** A reason to be entitled: waiting from the day the money arrived, entitled from `entitledFrom`, both until `to`. */
export interface Ground {
  scheme: BasicScheme | 'student'
  from: CivilDate
  entitledFrom: CivilDate
  to: CivilDate
  cite: string
  readings: readonly string[]
  /** What happened and what follows from it, for the person to read. */
  reason: string
  /** Arrears inside the ground that were made good in time: cover goes on under the clause of arrears. */
  gaps: readonly Spell[]
  /** It restores after an employer's arrears: its waiting is the employer's liability (JM-20.1). */
  isAfterEmployersArrears: boolean
}

/** The entry in force on a day; before the first one, the first: every day is judged by a rule. */
export function ruleOn<Entry extends Enacted>(entries: readonly Entry[], day: string): Entry {
  const sorted = [...entries].sort((a, b) => (a.from < b.from ? -1 : 1))
  const found = sorted.findLast((entry) => entry.from <= day) ?? sorted[0]
  if (found === undefined) throw new Error('broken invariant: a history has an entry')
  return found
}
