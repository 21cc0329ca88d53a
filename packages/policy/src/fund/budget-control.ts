import { timesRatio } from '@tongchou/kernel'
import { z } from 'zod'
import { inForce } from '../bundle/histories.ts'
import { history, percent, yuan } from '../bundle/values.ts'
import { caseRule, failed } from '../cases/rule.ts'
import { count, date, money } from '../cases/values.ts'
import { citedBy } from '../procedure/named.ts'

/** 预算管控 (CL-1): what of a year's income a medical alliance may spend, and its line a month. */
export const budgetControlSchema = z.strictObject({
  control: history({
    /** 风险金: set aside first. */
    riskShare: percent,
    /** 大病保险上解: a head. */
    catastrophicPerHead: yuan,
    instalments: z.int().positive(),
  }),
})

const shape = z.strictObject({
  id: z.string(),
  kind: z.literal('budgetControl'),
  region: z.string(),
  date,
  income: money,
  insured: count,
  /** 包干费用: fixed sums for single kinds of care. */
  packages: money,
  months: z.int().min(1).max(12),
  spent: money,
})

/** Kind `budgetControl`: the fund that is under control, its monthly line, and what is saved against it so far. */
export const budgetControlRule = caseRule({
  shape,
  section: 'budgetControl',
  day: (input) => ({ day: input.date, path: 'date' }),
  decide: (input, terms) => {
    const rule = inForce(terms.control, input.date)
    if (rule === null) return failed('no-parameters', `no budget control on ${input.date}`, 'date')
    const risk = timesRatio(input.income, rule.riskShare)
    const catastrophic = input.insured * rule.catastrophicPerHead
    const controllable = input.income - risk - catastrophic - input.packages
    if (controllable < 0) return failed('impossible', 'the deductions are more than the income', 'packages')
    const monthlyLine = Math.round(controllable / rule.instalments)
    const result = {
      risk,
      catastrophic,
      controllable,
      monthlyLine,
      saved: monthlyLine * input.months - input.spent,
    }
    const step = {
      clauses: citedBy(rule),
      what: `income − risk share − catastrophic a head − packages, ÷ ${rule.instalments}`,
      inputs: { income: input.income, insured: input.insured, packages: input.packages, spent: input.spent },
      result: monthlyLine,
    }
    return { result, trace: [step] }
  },
})
