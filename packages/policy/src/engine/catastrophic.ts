import { WHOLE } from '@tongchou/kernel'
import type { PersonFacts } from '../facts.ts'
import type { CatastrophicTerms } from './terms.ts'

/** Up to here a tier's product with its share is added as it stands: even thirty of them stay below 2^53. */
const PLAIN_FEN = 30_000_000_000

/** What the catastrophic fund pays for a year's burden in all, in fen: marginal tiers, rounded half up once. */
export function tierFunction(terms: CatastrophicTerms, isLowIncome: boolean, burden: number): number {
  const { tiers } = terms
  const low = isLowIncome ? terms.lowIncome : undefined
  // Of a large tier whole ten-thousandths and the rest apart, so that no product passes 2^53.
  let whole = 0
  let rest = 0
  for (let at = tiers.length - 1, top = burden; at >= 0; at--) {
    const tier = tiers[at]
    if (tier === undefined) break
    const above = low !== undefined && at === 0 ? low.firstAbove : tier.above
    const share = low === undefined ? tier.share : tier.share + low.plus
    if (top <= above) continue
    const wholes = top - above < PLAIN_FEN ? 0 : Math.floor((top - above) / WHOLE)
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
