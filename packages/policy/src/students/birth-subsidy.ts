import { z } from 'zod'
import { inForce } from '../bundle/histories.ts'
import { history, yuan } from '../bundle/values.ts'
import { failed } from '../cases/rule.ts'
import { date } from '../cases/values.ts'
import { caseShape, clausesOf, onDate, wordRule } from '../cases/word-rule.ts'

/** 计划生育补助 (CQ-16): for a pregnancy that keeps to the rules; the amount is another document's. */
export const birthSubsidySchema = z.strictObject({
  condition: history({ lawfulPregnancy: z.literal(true) }),
  amount: history({ aBirth: yuan }).optional(),
})

const shape = caseShape('birthSubsidy', { date, isLawful: z.boolean() })

/** Kind `birthSubsidy`: what a pregnancy is helped with, or why it is not. */
export const birthSubsidyRule = wordRule({
  shape,
  section: 'birthSubsidy',
  word: (terms) => terms.condition,
  called: 'birth subsidy',
  day: onDate,
  decide: ({ date: day, isLawful }, condition, bundle) => {
    const fits = {
      clauses: clausesOf(condition),
      what: 'the pregnancy keeps to the rules of family planning',
      inputs: { isLawful },
      result: isLawful,
    }
    if (!isLawful) return { result: { amount: 0, refusal: 'not-lawful' }, trace: [fits] }
    const amount = inForce(bundle.sections.birthSubsidy?.amount ?? [], day)
    if (amount === null)
      return failed('no-parameters', `${bundle.region} has no amount of the birth subsidy on ${day}`, 'date')
    const paid = { clauses: clausesOf(amount), what: 'the amount a birth', inputs: {}, result: amount.aBirth }
    return { result: { amount: amount.aBirth, refusal: null }, trace: [fits, paid] }
  },
})
