import { addDays, civilDate } from '@tongchou/kernel'
import { z } from 'zod'
import { inForce } from '../bundle/histories.ts'
import { history } from '../bundle/values.ts'
import { caseRule, failed } from '../cases/rule.ts'
import { date } from '../cases/values.ts'

/** 现金垫付 (WH-10.4): until when somebody who paid in advance elsewhere applies, and that it was filed or approved before. */
export const cashReimbursementSchema = z.strictObject({
  /** Days after the end of treatment. */
  deadline: history({ ordinaryDays: z.int().positive(), studentDays: z.int().positive() }),
  needsFiling: history({ needed: z.boolean() }),
})

const shape = z.strictObject({
  id: z.string(),
  kind: z.literal('cashReimbursement'),
  region: z.string(),
  treatmentEnded: date,
  applied: date,
  isStudent: z.boolean(),
  isFiled: z.boolean(),
})

/** Kind `cashReimbursement`: whether an application is taken, and until when it would be. */
export const cashReimbursementRule = caseRule({
  shape,
  section: 'cashReimbursement',
  day: (input) => ({ day: input.treatmentEnded, path: 'treatmentEnded' }),
  check: (input) =>
    input.applied < input.treatmentEnded
      ? { code: 'bad-date', message: 'applied before the treatment ended', path: 'applied' }
      : null,
  decide: (input, terms) => {
    const deadline = inForce(terms.deadline, input.treatmentEnded)
    const filing = inForce(terms.needsFiling, input.treatmentEnded)
    if (deadline === null || filing === null)
      return failed('no-parameters', `no deadline on ${input.treatmentEnded}`, 'treatmentEnded')
    const days = input.isStudent ? deadline.studentDays : deadline.ordinaryDays
    const lastDay = addDays(civilDate(input.treatmentEnded), days)
    const refusal = input.applied > lastDay ? 'late' : filing.needed && !input.isFiled ? 'not-filed' : null
    const steps = [
      {
        clauses: [deadline.cite, ...deadline.readings],
        what: 'end of treatment + days, that day included',
        inputs: { treatmentEnded: input.treatmentEnded, days },
        result: lastDay,
      },
      {
        clauses: [filing.cite],
        what: 'filed or approved before',
        inputs: { isFiled: input.isFiled },
        result: refusal ?? 'accepted',
      },
    ]
    return { result: { lastDay, isAccepted: refusal === null, refusal }, trace: steps }
  },
})
