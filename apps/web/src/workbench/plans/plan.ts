import type { Answer } from '../wire/answer.ts'
import type { ServerFault } from '../wire/faults.ts'
import type { Fixtures } from '../wire/fixtures.ts'
import type { Wire } from '../wire/wire-json.ts'
import type { Visit } from './visit.ts'

/** What one check of an answer found. */
export interface Finding {
  readonly holds: boolean
  /** A sentence for the developer: what should be, and what was. */
  readonly text: string
  /** The national field that a refusal should name, marked in the request. */
  readonly field?: string
}

/** Ids that flow from an answer into later messages, under names such as 'mdtrt_id'. */
export type Ids = Readonly<Record<string, string>>

/** What is known while a plan runs: the ids so far, and a number that no other run has. */
export interface RunFacts {
  readonly fixtures: Fixtures
  readonly ids: Ids
  /** Digits, unique for the run; line numbers, visit numbers and batches are made from it. */
  readonly serial: string
  readonly nowMs: number
}

/** One message of a plan. */
export interface Step {
  readonly key: string
  readonly infno: string
  readonly title: string
  readonly visit: Visit
  /** Who sends it, where that is not the visit's institution. */
  readonly sender?: Visit['institution']
  readonly input: (facts: RunFacts) => Wire
  /** Ids that the answer brings. */
  readonly brings: (answer: Answer) => Ids
  readonly expects: (answer: Answer, facts: RunFacts) => readonly Finding[]
  /** Sends the bytes of an earlier step again, with its msgid. */
  readonly repeats?: string
  /** Changes the written request, to see what a broken one brings. */
  readonly rewrite?: (text: string) => string
  /** The signature is wrong by one character. */
  readonly isSpoiled?: boolean
  readonly fault?: ServerFault
  /** Puts the city back as it was; its answer is shown but not judged. */
  readonly isCleanup?: boolean
  /** Whether there is anything to put back, by the ids of the run; a step without it always is. */
  readonly isNeeded?: (ids: Ids) => boolean
}

/** The messages of a scenario in their order. */
export interface Plan {
  readonly steps: readonly Step[]
  /** The visit that the form shows. */
  readonly visit: Visit
}
