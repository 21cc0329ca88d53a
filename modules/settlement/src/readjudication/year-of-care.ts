import { digestOf } from '@tongchou/audit'
import type { SettlementAmounts, SettlementFacts } from '@tongchou/policy'
import { AMOUNT_NAMES, amountsOf, type Row } from '../rows.ts'

/** A settlement that stands, with what a later look at it needs. */
export interface StandingSettlement {
  settlement: Row
  encounter: Row
  providerName: string
  /** The charges that it settled, as the institution reported them. */
  charges: Row[]
  /** How each of them was split when it was settled. */
  settled: Row[]
  /** Its difference vouchers, the oldest first. */
  vouchers: Row[]
  /** What relatives' accounts paid of it and did not get back, in the order in which they paid; null where none did. */
  relatives: Row[] | null
  /** Its place in the newest readjudication; null where there was none. */
  latest: Row | null
}

/** What a settlement says now: its own amounts and the differences of its vouchers. */
export function amountsNow({ settlement, vouchers }: Pick<StandingSettlement, 'settlement' | 'vouchers'>) {
  return vouchers.map(amountsOf).reduce(plus, amountsOf(settlement))
}

/** The facts from which {@link amountsNow} computes, without its lines. */
export const factsThen = ({ settlement, latest }: StandingSettlement): SettlementFacts =>
  // Written by storedFacts, from facts of this type.
  (latest ?? settlement).facts as SettlementFacts

export const schemeNow = ({ settlement, latest }: Pick<StandingSettlement, 'settlement' | 'latest'>) =>
  String((latest ?? settlement).scheme) as SettlementFacts['person']['scheme']

export function plus(one: SettlementAmounts, other: SettlementAmounts): SettlementAmounts {
  const sum = { ...one }
  for (const name of AMOUNT_NAMES) sum[name] += other[name]
  return sum
}

/** By how much the second differs from the first. */
export function differenceBetween(before: SettlementAmounts, after: SettlementAmounts): SettlementAmounts {
  const difference = { ...after }
  for (const name of AMOUNT_NAMES) difference[name] -= before[name]
  return difference
}

/**
 * The order of a benefit year: by the day on which the care ended, then began, then by institution and content, all of them facts of
 * the care. When a bill arrived, and in which order, says nothing.
 */
export function inOrderOfCare<One extends StandingSettlement>(settlements: readonly One[]): One[] {
  const keyed = settlements.map((one) => ({ one, key: placeOf(one) }))
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ one }) => one)
}

function placeOf({ settlement, encounter, charges }: StandingSettlement): string {
  const { episode } = settlement.facts as SettlementFacts
  const content = charges.map(({ item_code, quantity, amount, occurred_on }) => [
    item_code,
    quantity,
    amount,
    occurred_on,
  ])
  const digest = Buffer.from(digestOf([encounter.kind, encounter.benefit_code, content])).toString('hex')
  return [episode.end, episode.start, settlement.provider_code, digest, settlement.settlement_id].join(' ')
}
