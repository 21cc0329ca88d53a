import { civilDate, dayBefore } from '@tongchou/kernel'
import type { LawCase } from './law-case.ts'
import type { CaseFailure } from './run-cases.ts'

/** A failing case that a person decided by the new law. */
export interface SignedFailure {
  failure: CaseFailure
  signedBy: string
  signedOn: string
}

/**
 * The cases of the next version: a case that was rewritten keeps speaking for the days before, and its new expectation, with
 * the name of who signed, speaks from the day in force. A case without a day is replaced.
 */
export function nextCases(
  cases: readonly LawCase[],
  signed: readonly SignedFailure[],
  inForceFrom: string,
): LawCase[] {
  return cases.flatMap((one) => {
    const found = signed.find(({ failure }) => failure.caseId === one.id)
    if (found === undefined) return [one]
    const { failure, signedBy, signedOn } = found
    const rewritten: LawCase = {
      ...one,
      id: `${one.id}@${inForceFrom}`,
      given: failure.given,
      expect: failure.got,
      from: inForceFrom,
      ...{ signedBy, signedOn },
    }
    return failure.asked === 'asDated'
      ? [rewritten]
      : [{ ...one, to: dayBefore(civilDate(inForceFrom)) }, rewritten]
  })
}
