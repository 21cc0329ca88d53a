import type { Plan, Step } from '../plans/plan.ts'
import { ELSEWHERE } from './elsewhere.ts'
import { undoing } from './ending.ts'
import { OUTPATIENT } from './outpatient.ts'
import { REFUSALS } from './refusals.ts'
import { REPEATS } from './repeats.ts'
import type { Scenario } from './scenario.ts'
import { STAYS } from './stays.ts'

export { castOf, MissingFixture } from './cast.ts'
export { type Scenario, SUBJECTS } from './scenario.ts'

/** Every ready example: the list at the left of the workbench, and a test of the national interface. */
export const SCENARIOS: readonly Scenario[] = [...STAYS, ...OUTPATIENT, ...ELSEWHERE, ...REPEATS, ...REFUSALS]

/** What puts the city back as it was after a plan: every visit of it is reversed and cancelled, the last one first. */
export function cleanupOf(plan: Plan): readonly Step[] {
  const prefixes = plan.steps
    .filter(({ infno }) => infno === '2401' || infno === '2201')
    .map(({ key, visit }) => ({ visit, prefix: key.replace(/2401$|2201$/, '') }))
  return prefixes.reverse().flatMap(({ visit, prefix }) => undoing(visit, prefix))
}
