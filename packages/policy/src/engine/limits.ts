import type { SettlementFacts, YearState } from '../facts.ts'
import { limitOfDisease } from './diseases.ts'
import { rowOf } from './rows.ts'
import type { Terms } from './terms.ts'

/** The maximum that leaves least, with what is left of it before this episode. */
export interface Limit {
  counter: string
  clause: string
  verified: boolean
  amount: number
  left: number
}

/** Keys of the year's limits that are no chronic disease. */
export const OWN_LIMITS: ReadonlySet<string> = new Set([
  'majorDisease',
  'accident',
  'inpatient',
  'familyDoctor',
  'civilServant',
  'enterprise',
  'assistance',
  'assistanceTilt',
])

/** The tightest of the benefit's maxima for this person; null where the law knows none. */
export function tightestLimit(terms: Terms, facts: SettlementFacts): Limit | null {
  let tightest: Limit | null = null
  for (const { counter, entry, amounts } of terms.maxima) {
    let amount = rowOf(amounts, facts.person)
    if (amount === null) continue
    let clause = entry.cite
    for (const raise of entry.raised)
      if (raise.amount > amount && isRaised(raise, facts)) {
        amount = raise.amount
        clause = raise.cite
      }
    const left = Math.max(0, amount - usedOf(counter, facts.year))
    if (tightest === null || left < tightest.left)
      tightest = { counter, clause, verified: entry.verified, amount, left }
  }
  const own = terms.disease === null ? null : limitOfDisease(terms.disease, facts)
  if (own !== null) {
    const left = Math.max(0, own.amount - own.used)
    if (tightest === null || left < tightest.left)
      tightest = {
        counter: 'disease',
        clause: own.clause,
        verified: terms.disease?.list.verified ?? true,
        amount: own.amount,
        left,
      }
  }
  return tightest
}

type Raise = Terms['maxima'][number]['entry']['raised'][number]

function isRaised(raise: Raise, { person }: SettlementFacts): boolean {
  if (raise.tier !== undefined && raise.tier !== person.tier) return false
  if (
    raise.categories !== undefined &&
    !raise.categories.some((category) => person.categories.includes(category))
  )
    return false
  if (raise.condition !== undefined && !person.conditions.includes(raise.condition)) return false
  return raise.unlessChronic === undefined || !person.conditions.includes(`chronic:${raise.unlessChronic}`)
}

/** What the year's counter holds; limit:chronic is all chronic codes together. */
function usedOf(counter: string, year: YearState): number {
  if (counter === 'pooledPaid') return year.pooledPaid
  if (counter === 'outpatientPaid') return year.outpatientPaid
  const key = counter.slice('limit:'.length)
  if (key !== 'chronic') return year.limitPaid[key] ?? 0
  let used = 0
  for (const [code, paid] of Object.entries(year.limitPaid)) if (!OWN_LIMITS.has(code)) used += paid
  return used
}
