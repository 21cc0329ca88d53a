import { compensate } from '../plans/compensate.ts'
import { accepted, all, type Expectation } from '../plans/expectations.ts'
import type { Ids, Plan, Step } from '../plans/plan.ts'
import { cancelStay, reverseStay, stay } from '../plans/stay-steps.ts'
import type { Visit } from '../plans/visit.ts'
import { cancelVisit, reverseVisit, visitSteps } from '../plans/visit-steps.ts'

/** The same step, with more asked of its answer than that the platform took it. */
export const expecting = (step: Step, ...more: readonly Expectation[]): Step => ({
  ...step,
  expects: all(accepted, ...more),
})

/** The same step, with something else asked of its answer. */
export const expectingOnly = (step: Step, expectation: Expectation): Step => ({
  ...step,
  expects: expectation,
})

/** A whole stay; preview and settlement must both show what the law gives. */
export const settledStay = (visit: Visit, ...amounts: readonly Expectation[]): Plan => ({
  visit,
  steps: stay(visit).map((step) => (isSettling(step) ? expecting(step, ...amounts) : step)),
})

/** A whole outpatient visit, likewise. */
export const settledVisit = (visit: Visit, ...amounts: readonly Expectation[]): Plan => ({
  visit,
  steps: visitSteps(visit).map((step) => (isSettling(step) ? expecting(step, ...amounts) : step)),
})

/** The messages that put the city back as it was after a visit of this kind; a settlement whose answer was lost is compensated. */
export function undoing(visit: Visit, prefix = ''): readonly Step[] {
  const settling = `${prefix}${visit.kind === 'stay' ? '2304' : '2207'}`
  const reversal = visit.kind === 'stay' ? reverseStay(visit, prefix) : reverseVisit(visit)
  const isOpen = (ids: Ids): boolean => has(ids, `${prefix}mdtrt_id`)
  const isSettled = (ids: Ids): boolean => has(ids, `${prefix}setl_id`)
  const isLost = (ids: Ids): boolean => !isSettled(ids) && has(ids, `msgid:${settling}`)
  return [
    asCleanup(reversal, isSettled),
    asCleanup(compensate(visit, settling, settling.slice(-4)), isLost),
    ...(visit.kind === 'stay' ? cancelStay(visit, prefix) : cancelVisit(visit)).map((step) =>
      asCleanup(step, isOpen),
    ),
  ]
}

const asCleanup = (step: Step, isNeeded: (ids: Ids) => boolean): Step => ({
  ...step,
  key: `${step.key}.cleanup`,
  isCleanup: true,
  isNeeded,
  expects: () => [],
})

const has = (ids: Ids, name: string): boolean => (ids[name] ?? '') !== ''

const isSettling = (step: Step): boolean => ['2206', '2207', '2303', '2304'].includes(step.infno)
