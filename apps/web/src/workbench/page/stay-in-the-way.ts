import type { StepRecord } from '../plans/run-plan.ts'
import { isAccepted, textOf } from '../wire/answer.ts'

/** The stay that stands in the way of an admission, as the interface's refusal names it; null where the answer is another one. */
export function openStayIn({ step, answer }: StepRecord): string | null {
  if (step.infno !== '2401' || answer === null || isAccepted(answer)) return null
  return /已在.*住院，mdtrt_id=([0-9A-HJKMNP-TV-Z]{26})/.exec(textOf(answer.errMsg))?.[1] ?? null
}

/** Under which name the plan's later steps look for the stay: several stays of one plan keep their ids apart. */
export const stayIdName = (stepKey: string): string => `${stepKey.replace(/2401$/, '')}mdtrt_id`
