import { LARGEST_SUM_FEN, timesRatio } from '@tongchou/kernel'
import { z } from 'zod'
import { inForce } from '../bundle/histories.ts'
import { history, percent, yuan } from '../bundle/values.ts'
import { caseRule, failed, notOneOf } from '../cases/rule.ts'
import { count, date, money } from '../cases/values.ts'

/** 退休不再缴费 (JM-8.3, JM-8.4): the months that must have been paid, and at which rates what is missing may be made up. */
export const retirementSchema = z.strictObject({
  needed: history({
    men: z.int().positive(),
    women: z.int().positive(),
    /** Months actually paid in this city, in which deemed months do not count. */
    here: z.int().positive(),
  }),
  makeUp: history({ rates: z.array(percent).min(1), catastrophicMonthly: yuan }),
})

const shape = z.strictObject({
  id: z.string(),
  kind: z.literal('retirement'),
  region: z.string(),
  date,
  sex: z.enum(['M', 'F']),
  birthDate: date,
  paidMonthsHere: count,
  paidMonthsElsewhere: count,
  deemedMonths: count,
  flexibleBase: money,
  rateBp: z.int(),
})

/** Months still owed on retirement: the larger of what is missing in all and what is missing here. */
export function monthsOwed(
  paid: { here: number; elsewhere: number; deemed: number },
  needed: { inAll: number; here: number },
): number {
  return Math.max(needed.inAll - paid.here - paid.elsewhere - paid.deemed, needed.here - paid.here, 0)
}

/**
 * What somebody who goes on working must have paid by retirement, and what of it is still owed, in months, counting what was paid in this
 * city alone; null where the law of the day says nothing about it.
 */
export function retirementOutlook(
  terms: z.output<typeof retirementSchema> | undefined,
  day: string,
  { sex, paidHere }: { sex: 'M' | 'F'; paidHere: number },
): { inAll: number; here: number; owed: number; clause: string } | null {
  const needed = terms === undefined ? null : inForce(terms.needed, day)
  if (needed === null) return null
  const inAll = sex === 'M' ? needed.men : needed.women
  const owed = monthsOwed({ here: paidHere, elsewhere: 0, deemed: 0 }, { inAll, here: needed.here })
  return { inAll, here: needed.here, owed, clause: needed.cite }
}

export const retirementRule = caseRule({
  shape,
  section: 'retirement',
  day: (input) => ({ day: input.date, path: 'date' }),
  check: (input) =>
    input.birthDate > input.date
      ? { code: 'bad-date', message: 'born after the retirement', path: 'birthDate' }
      : null,
  checkAgainst: ({ rateBp }, { makeUp }) =>
    notOneOf(
      rateBp,
      makeUp.flatMap(({ rates }) => rates),
      'rateBp',
    ),
  decide: (input, terms) => {
    const needed = inForce(terms.needed, input.date)
    const makeUp = inForce(terms.makeUp, input.date)
    if (needed === null || makeUp === null)
      return failed('no-parameters', `no figures on ${input.date}`, 'date')
    if (!makeUp.rates.includes(input.rateBp))
      return failed('bad-value', `the rate is one of ${makeUp.rates.join(', ')} bp`, 'rateBp')
    const paid = {
      here: input.paidMonthsHere,
      elsewhere: input.paidMonthsElsewhere,
      deemed: input.deemedMonths,
    }
    const inAll = input.sex === 'M' ? needed.men : needed.women
    const owed = monthsOwed(paid, { inAll, here: needed.here })
    const monthly = timesRatio(input.flexibleBase, input.rateBp) + makeUp.catastrophicMonthly
    const amountOwed = owed * monthly
    if (amountOwed > LARGEST_SUM_FEN)
      return failed('bad-value', 'what is owed is above 2^53 fen', 'flexibleBase')
    return {
      result: { free: owed === 0, monthsOwed: owed, amountOwed },
      trace: [
        {
          clauses: [needed.cite],
          what: 'max(needed − paid − deemed, needed here − paid here, 0) months',
          inputs: { ...paid, needed: inAll, neededHere: needed.here },
          result: owed,
        },
        {
          clauses: [makeUp.cite, ...makeUp.readings],
          what: 'months × (round(base × rate) + catastrophic subsidy)',
          inputs: { base: input.flexibleBase, rateBp: input.rateBp, subsidy: makeUp.catastrophicMonthly },
          result: amountOwed,
        },
      ],
    }
  },
})
