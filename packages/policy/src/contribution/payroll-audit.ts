import { LARGEST_FEN } from '@tongchou/kernel'
import { z } from 'zod'
import { inForce } from '../bundle/histories.ts'
import { history } from '../bundle/values.ts'
import { caseRule, failed } from '../cases/rule.ts'
import { count, date, money } from '../cases/values.ts'
import { repeatedField } from '../cases/word-rule.ts'
import { citedBy } from '../procedure/named.ts'

/** 缴费稽核 (JM-34.1): what an employer declared against what its members earn, and its staff against its members. */
export const payrollAuditSchema = z.strictObject({
  audit: history({ wages: z.literal('declaredPayroll'), members: z.literal('staff') }),
})

const shape = z.strictObject({
  id: z.string(),
  kind: z.literal('payrollAudit'),
  region: z.string(),
  date,
  declaredPayroll: money,
  staff: count,
  members: z.array(z.strictObject({ id: z.string().min(1), wage: money })),
})

/** Kind `payrollAudit`: the differences, each with its sign; none where everything was declared and everybody enrolled. */
export const payrollAuditRule = caseRule({
  shape,
  section: 'payrollAudit',
  day: (input) => ({ day: input.date, path: 'date' }),
  check: ({ members }) => repeatedField('members', members, 'id'),
  decide: (input, terms) => {
    const rule = inForce(terms.audit, input.date)
    if (rule === null) return failed('no-parameters', `no audit of payrolls on ${input.date}`, 'date')
    const wages = input.members.reduce((sum, { wage }) => sum + wage, 0)
    if (wages > LARGEST_FEN) return failed('bad-value', 'the wages are above 10^15 fen', 'members')
    const result = {
      wages,
      /** Above zero: declared too little. */
      undeclared: wages - input.declaredPayroll,
      /** Above zero: staff that is not enrolled. */
      notEnrolled: input.staff - input.members.length,
    }
    const step = {
      clauses: citedBy(rule),
      what: "members' wages − declared payroll; staff − members",
      inputs: { declaredPayroll: input.declaredPayroll, staff: input.staff, members: input.members.length },
      result: result.undeclared === 0 && result.notEnrolled === 0,
    }
    return { result, trace: [step] }
  },
})
