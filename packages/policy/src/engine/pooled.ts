import { timesRatio, WHOLE } from '@tongchou/kernel'
import type { PersonFacts, SettlementFacts } from '../facts.ts'
import type { LineOutcome } from '../settlement.ts'
import { atLevel, type Level, levelOf } from './at-level.ts'
import type { Bill, Group, OutOfScope } from './bill.ts'
import { rowOf } from './rows.ts'
import type { Terms } from './terms.ts'

/** The local ratio of the level, scheme, status or tier, before bonus and lowering; 0 where the bundle's table has no such row. */
export function ratioOf(terms: Terms, facts: SettlementFacts): number {
  const { facility } = facts.episode
  const { pharmacyAs } = terms.ratio
  const level =
    facility.kind === 'pharmacy' && pharmacyAs !== undefined ? pharmacyAs : levelOf(facility.level)
  return shareAtLevel(terms, facts.person, level)
}

/** What the fund pays of a person's eligible cost at a level of institution. */
export function shareAtLevel(terms: Terms, person: PersonFacts, level: Level): number {
  const share = rowOf(terms.ratio.shares, person)
  if (share === null) return 0
  return typeof share === 'number' ? share : atLevel(share, level)
}

/** What maternity insurance still pays this year; 0 for persons whom it does not cover. */
export function maternityLeftFor(terms: Terms, { person, year }: SettlementFacts): number {
  if (terms.maternity === null || !(person.scheme === 'employee' || person.maternityCovered)) return 0
  return Math.max(0, terms.maternity.amount - year.antenatalPaid)
}

/** The off-site lowering of this episode before the way in which it lowers. */
export function loweringOf(terms: Terms, { episode }: SettlementFacts): number {
  if (terms.offsite === null || episode.facility.local || episode.offsite === 'none') return 0
  return terms.offsite[episode.offsite]
}

/** Σ over the groups, the lowest ratio first: what the deductible leaves of each × its final ratio, rounded per group. */
export function payByGroups(terms: Terms, bill: Bill, deductible: number, lowering: number): number {
  let rest = deductible
  let pay = 0
  for (const { ratio, eligible } of ascending(bill.groups)) {
    const used = Math.min(rest, eligible)
    rest -= used
    pay += timesRatio(eligible - used, finalRatio(terms, ratio, lowering))
  }
  return pay
}

/** The group's ratio after the off-site lowering: points off, or a share of it off. */
export function finalRatio(terms: Terms, ratio: number, lowering: number): number {
  if (lowering === 0) return ratio
  return terms.offsite?.lowering === 'proportion'
    ? timesRatio(ratio, WHOLE - lowering)
    : Math.max(0, ratio - lowering)
}

/** The groups from the lowest ratio up. */
export const ascending = (groups: readonly Group[]): readonly Group[] =>
  groups.length === 1 ? groups : groups.toSorted((a, b) => a.ratio - b.ratio)

/** What the ordinary rules do not cover of a visit that maternity insurance covers in part: the last lines first. */
export function moveOut(bill: Bill, amount: number, why: OutOfScope, outcomes: LineOutcome[] | null): void {
  bill.eligible -= amount
  bill.fullSelfPay += amount
  bill.groups = bill.groups.slice(0, 1).map(({ ratio }) => ({ ratio, eligible: bill.eligible }))
  let rest = amount
  for (let at = (outcomes?.length ?? 0) - 1; at >= 0 && rest > 0; at--) {
    const outcome = outcomes?.[at]
    if (outcome === undefined) break
    const moved = Math.min(rest, outcome.eligible)
    if (moved > 0) Object.assign(outcome, why)
    outcome.eligible -= moved
    outcome.fullSelfPay += moved
    rest -= moved
  }
}
