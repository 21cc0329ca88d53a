import { formatPercent, timesRatio, WHOLE } from '@tongchou/kernel'
import { z } from 'zod'
import { inForce } from '../bundle/histories.ts'
import { history, percent } from '../bundle/values.ts'
import { caseRule, failed } from '../cases/rule.ts'
import { date, money } from '../cases/values.ts'
import { citedBy } from '../procedure/named.ts'

/** 结余留用 (CL-7): what a hospital keeps of the money that centralised procurement saved the fund. */
export const procurementRewardSchema = z.strictObject({
  reward: history({ shareAtMost: percent }),
})

const shape = z.strictObject({
  id: z.string(),
  kind: z.literal('procurementReward'),
  region: z.string(),
  date,
  /** The fund's budget for the procured drugs of the period, and what it spent on them. */
  budget: money,
  spent: money,
  /** The share that the hospital's assessment gives it. */
  shareBp: z.int().min(0, 'negative').max(WHOLE),
  /** Drug money that the agency has paid to suppliers in the hospital's place, and what it owes the hospital. */
  drugMoneyAdvanced: money.default(0),
  owedToHospital: money.default(0),
})

/** Kind `procurementReward`: the surplus, the part of it that stays with the hospital, and what is paid after drug money is set off. */
export const procurementRewardRule = caseRule({
  shape,
  section: 'procurementReward',
  day: (input) => ({ day: input.date, path: 'date' }),
  decide: (input, terms) => {
    const rule = inForce(terms.reward, input.date)
    if (rule === null) return failed('no-parameters', `no reward of procurement on ${input.date}`, 'date')
    if (input.shareBp > rule.shareAtMost)
      return failed('bad-value', `at most ${formatPercent(rule.shareAtMost)} of the surplus`, 'shareBp')
    const surplus = Math.max(0, input.budget - input.spent)
    const reward = timesRatio(surplus, input.shareBp)
    const setOff = Math.min(input.drugMoneyAdvanced, input.owedToHospital + reward)
    const result = { surplus, reward, setOff, toPay: input.owedToHospital + reward - setOff }
    const step = {
      clauses: citedBy(rule),
      what: 'budget − spent, never below zero, × the assessed share; drug money advanced is set off',
      inputs: { budget: input.budget, spent: input.spent, shareBp: input.shareBp },
      result: reward,
    }
    return { result, trace: [step] }
  },
})
