import type { Plan } from './plan.ts'
import { stay } from './stay-steps.ts'
import type { Visit } from './visit.ts'
import { visitSteps } from './visit-steps.ts'

/** The usual messages of a visit that somebody composed. */
export const planOf = (visit: Visit): Plan => ({
  visit,
  steps: visit.kind === 'stay' ? stay(visit) : visitSteps(visit),
})
