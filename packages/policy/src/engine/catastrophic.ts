import { WHOLE } from '@tongchou/kernel'
import type { PersonFacts } from '../facts.ts'
import type { CatastrophicTerms } from './terms.ts'

/** What the catastrophic fund pays for a year's burden in all, in fen: marginal tiers, rounded half up once. */
export function tierFunction(terms: CatastrophicTerms, isLowIncome: boolean, burden: number): number {
  // Whole ten-thousandths and the rest apart, so that no product passes 2^53.
  let whole = 0
  let rest = 0
  const { tiers, lowIncome } = terms
  for (let at = tiers.length - 1, top = burden; at >= 0; at--) {
    const tier = tiers[at]
    if (tier === undefined) break
    const above = isLowIncome && at === 0 && lowIncome !== undefined ? lowIncome.firstAbove : tier.above
    const share = isLowIncome && lowIncome !== undefined ? tier.share + lowIncome.plus : tier.share
    if (top <= above) continue
    const wholes = Math.floor((top - above) / WHOLE)
    whole += wholes * share
    rest += (top - above - wholes * WHOLE) * share
    top = above
  }
  return whole + Math.floor((rest + WHOLE / 2) / WHOLE)
}

/** Whether this person has the lower threshold and the higher shares (JM-18). */
export function isLowIncome(terms: CatastrophicTerms, person: PersonFacts): boolean {
  if (terms.lowIncome === undefined || person.categories.length === 0) return false
  return terms.lowIncome.categories.some((category) => person.categories.includes(category))
}
