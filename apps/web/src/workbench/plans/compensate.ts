import { accepted } from './expectations.ts'
import type { Step } from './plan.ts'
import { noIds } from './step-parts.ts'
import type { Visit } from './visit.ts'

/** 2601 冲正交易: undoes whatever a message did whose answer never came. */
export const compensate = (visit: Visit, stepKey: string, infno: string): Step => ({
  key: '2601',
  infno: '2601',
  title: '冲正',
  visit,
  input: ({ ids }) => ({
    data: { psn_no: visit.person.psn_no, omsgid: ids[`msgid:${stepKey}`] ?? '', oinfno: infno },
  }),
  brings: noIds,
  expects: accepted,
})
