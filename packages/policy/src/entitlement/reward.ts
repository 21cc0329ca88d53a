import { timesRatio } from '@tongchou/kernel'
import { z } from 'zod'
import { inForce } from '../bundle/histories.ts'
import { history, percent, yuan } from '../bundle/values.ts'
import { type CaseRule, caseRule, failed } from '../cases/rule.ts'
import { money } from '../cases/values.ts'

/** `enrolment-reward.yaml`: what staying enrolled, and claiming nothing, adds to the maximum of catastrophic insurance. */
export const rewardSchema = z.strictObject({
  reward: history({
    /** Every year after so many full ones adds. */
    afterYears: z.int().positive(),
    perYear: yuan,
    /** Every year without a claim adds in the years after it, until the reward was used. */
    perZeroClaimYear: yuan,
    mostShareOfMaximum: percent,
  }),
})
type RewardTerms = z.infer<typeof rewardSchema>['reward'][number]

const pastYear = z.strictObject({
  year: z.int().min(1900).max(2199),
  /** Something was reimbursed in it. */
  claimed: z.boolean(),
  /** A catastrophic payment used what the reward had added. */
  rewardUsed: z.boolean().default(false),
})
export type PastYear = z.infer<typeof pastYear>

const shape = z.strictObject({
  id: z.string(),
  kind: z.literal('enrolmentReward'),
  region: z.string(),
  year: z.int().min(1900).max(2199),
  /** The years in which the person was enrolled before this one. */
  years: z.array(pastYear),
  maximum: money,
})

export interface Reward {
  continuousYears: number
  continuousBonus: number
  zeroClaimYears: number
  zeroClaimBonus: number
  /** Both together, never above the share of the maximum. */
  bonus: number
}

/** 连续参保激励和零报销激励 of a year in which the person is enrolled; a lapse begins the count anew. */
export function rewardOf(
  year: number,
  past: readonly PastYear[],
  maximum: number,
  terms: RewardTerms,
): Reward {
  const unbroken = unbrokenBefore(year, past)
  const continuousYears = unbroken.length + 1
  const usedIn = unbroken.findIndex(({ rewardUsed }) => rewardUsed)
  const sinceUse = usedIn < 0 ? unbroken : unbroken.slice(0, usedIn)
  const zeroClaimYears = sinceUse.filter(({ claimed }) => !claimed).length
  const continuousBonus = Math.max(0, continuousYears - terms.afterYears) * terms.perYear
  const zeroClaimBonus = zeroClaimYears * terms.perZeroClaimYear
  const most = timesRatio(maximum, terms.mostShareOfMaximum)
  const bonus = Math.min(continuousBonus + zeroClaimBonus, most)
  return { continuousYears, continuousBonus, zeroClaimYears, zeroClaimBonus, bonus }
}

/** The years right before one, the nearest first, as long as none is missing. */
function unbrokenBefore(year: number, past: readonly PastYear[]): PastYear[] {
  const found = past.find((one) => one.year === year - 1)
  return found === undefined ? [] : [found, ...unbrokenBefore(year - 1, past)]
}

/** Kind `enrolmentReward`: how much the maximum of catastrophic insurance rises in a year. */
export const rewardRule: CaseRule = caseRule({
  shape,
  section: 'enrolmentReward',
  day: ({ year }) => ({ day: `${year}-01-01`, path: 'year' }),
  check: ({ year, years }) => {
    const at = years.findIndex((one, index) => one.year >= year || years[index - 1]?.year === one.year)
    return at < 0
      ? null
      : { code: 'bad-date', message: 'not a year before this one', path: `years[${at}].year` }
  },
  decide: ({ year, years, maximum }, { reward }) => {
    const terms = inForce(reward, `${year}-01-01`)
    if (terms === null) return failed('no-parameters', `no reward in ${year}`, 'year')
    const result = rewardOf(year, years, maximum, terms)
    const { continuousYears, zeroClaimYears } = result
    const step = {
      clauses: [terms.cite, ...terms.readings],
      what: 'years beyond the first ones and years without a claim, at most the share of the maximum',
      inputs: { continuousYears, zeroClaimYears, maximum },
      result: result.bonus,
    }
    return { result, trace: [step] }
  },
})
