import { accepted, all, type Expectation } from '../plans/expectations.ts'
import type { Plan, Step } from '../plans/plan.ts'
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

/** The messages that put the city back as it was after a visit of this kind. */
export const undoing = (visit: Visit, prefix = ''): readonly Step[] =>
  visit.kind === 'stay'
    ? [
        { ...reverseStay(visit, prefix), key: `${prefix}2305.cleanup`, isCleanup: true, expects: () => [] },
        ...cancelStay(visit, prefix),
      ]
    : [
        { ...reverseVisit(visit), key: '2208.cleanup', isCleanup: true, expects: () => [] },
        ...cancelVisit(visit),
      ]

const isSettling = (step: Step): boolean => ['2206', '2207', '2303', '2304'].includes(step.infno)
