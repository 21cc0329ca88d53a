import { civilDate, LARGEST_FEN, type Month, monthOf, plusMonths } from '@tongchou/kernel'
import { z } from 'zod'
import { inForce } from '../bundle/histories.ts'
import { history } from '../bundle/values.ts'
import { caseRule, failed } from '../cases/rule.ts'
import { date, money, month } from '../cases/values.ts'

/** 三类对象 (CL-6): a stay's self-paid amount after the two insurances is above the household's income of the last months. */
export const householdTestSchema = z.strictObject({
  test: history({ months: z.int().positive() }),
})

const shape = z.strictObject({
  id: z.string(),
  kind: z.literal('householdTest'),
  region: z.string(),
  /** The day of the application. */
  date,
  /** What basic and catastrophic insurance left of inpatient costs. */
  selfPaidInpatient: money,
  income: z.array(z.strictObject({ month, amount: money })),
})

/** Kind `householdTest`: whether the household is helped as class three, and by how much its burden is above its income. */
export const householdTestRule = caseRule({
  shape,
  section: 'householdTest',
  day: (input) => ({ day: input.date, path: 'date' }),
  check: ({ income }) => {
    const seen = new Set<string>()
    for (const [at, one] of income.entries()) {
      if (seen.has(one.month))
        return { code: 'duplicate', message: `${one.month} stands twice`, path: `income[${at}].month` }
      seen.add(one.month)
    }
    return null
  },
  decide: (input, terms) => {
    const rule = inForce(terms.test, input.date)
    if (rule === null) return failed('no-parameters', `no household test on ${input.date}`, 'date')
    const months = lastMonths(input.date, rule.months)
    const missing = months.find((one) => !input.income.some(({ month: of }) => of === one))
    if (missing !== undefined)
      return failed('bad-value', `the household's income of ${missing} is missing`, 'income')
    const income = input.income
      .filter(({ month: of }) => (months as string[]).includes(of))
      .reduce((sum, { amount }) => sum + amount, 0)
    if (income > LARGEST_FEN) return failed('bad-value', 'the income is above 10^15 fen', 'income')
    const isHelped = input.selfPaidInpatient > income
    const step = {
      clauses: [rule.cite, ...rule.readings],
      what: `self-paid amount above the income of the last ${rule.months} months`,
      inputs: { selfPaidInpatient: input.selfPaidInpatient, income },
      result: isHelped,
    }
    const above = Math.max(0, input.selfPaidInpatient - income)
    return { result: { income, isHelped, above }, trace: [step] }
  },
})

/** The whole months before the day of application. */
const lastMonths = (day: string, count: number): Month[] =>
  Array.from({ length: count }, (_, at) => plusMonths(monthOf(civilDate(day)), -(at + 1)))
