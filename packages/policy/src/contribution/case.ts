import { z } from 'zod'
import { type CaseRule, caseRule, notOneOf } from '../cases/rule.ts'
import type { CaseError } from '../cases/shape.ts'
import { date, money, month } from '../cases/values.ts'
import { repeatedField } from '../cases/word-rule.ts'
import { CATEGORIES } from '../facts.ts'
import { employerDues, flexibleDues } from './employee-dues.ts'
import { residentDues, studentDues } from './resident-dues.ts'

const categories = z.array(z.enum(CATEGORIES)).default([])

const payer = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('employer'),
    lastYearPayroll: money,
    members: z.array(z.strictObject({ id: z.string().min(1), lastYearWage: money })),
  }),
  z.strictObject({ type: z.literal('flexible'), base: money, rateBp: z.int() }),
  z.strictObject({
    type: z.literal('resident'),
    year: z.int().min(1900).max(9999),
    categories,
    birthDate: date,
    arrived: date,
  }),
  z.strictObject({ type: z.literal('student'), tier: z.union([z.literal(1), z.literal(2)]), categories }),
])
export type Payer = z.infer<typeof payer>

const shape = z.strictObject({
  id: z.string(),
  kind: z.literal('contribution'),
  region: z.string(),
  month,
  payer,
})

/** Kind `contribution`: what is due for one month, or for a resident's or student's year. */
export const contributionRule: CaseRule = caseRule({
  shape,
  section: 'contribution',
  day: (input) => ({ day: `${input.month}-01`, path: 'month' }),
  check: (input) => repeatedMember(input.payer) ?? bornTooLate(input.payer),
  checkAgainst: ({ payer: one }, { flexible }) =>
    one.type === 'flexible' && flexible !== undefined
      ? notOneOf(
          one.rateBp,
          flexible.flatMap(({ rates }) => rates),
          'payer.rateBp',
        )
      : null,
  decide: ({ month: of, payer: one }, terms) => {
    const day = `${of}-01`
    if (one.type === 'employer') return employerDues(one, terms, day)
    if (one.type === 'flexible') return flexibleDues(one, terms, day)
    return one.type === 'resident' ? residentDues(one, terms) : studentDues(one, terms, day)
  },
})

const repeatedMember = (one: Payer): CaseError | null =>
  one.type === 'employer' ? repeatedField('payer.members', one.members, 'id') : null

function bornTooLate(one: Payer): CaseError | null {
  if (one.type !== 'resident') return null
  if (Number(one.birthDate.slice(0, 4)) > one.year)
    return { code: 'bad-date', message: `born after the year ${one.year}`, path: 'payer.birthDate' }
  return one.arrived < one.birthDate
    ? { code: 'bad-date', message: 'paid before birth', path: 'payer.arrived' }
    : null
}
