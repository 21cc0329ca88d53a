import { formatQuantity, formatYuan, priceTimesQuantity } from '@tongchou/kernel'
import type { FixtureDisease, FixtureItem, FixturePerson, Institution } from '../wire/fixtures.ts'
import { type Decimal, decimal } from '../wire/wire-json.ts'

/** One charged line as composed in the form. Price in fen, quantity in ten-thousandths. */
export interface VisitLine {
  readonly item: FixtureItem
  readonly unitPrice: number
  readonly quantity: number
  readonly occurredOn: string
  /** Written instead of price × quantity, to see the refusal; fen. */
  readonly writtenAmount?: number
}

/** A stay in hospital or an outpatient visit, from which all its messages are made. */
export interface Visit {
  readonly kind: 'stay' | 'visit'
  readonly institution: Institution
  readonly person: FixturePerson
  /** Code of the list med_type. */
  readonly medType: string
  readonly startedOn: string
  readonly endedOn: string
  readonly diagnosis: FixtureDisease
  /** The filed disease of a chronic visit, a two-disease visit, or a day surgery; null elsewhere. */
  readonly benefitDisease: FixtureDisease | null
  readonly lines: readonly VisitLine[]
  readonly usesAccount: boolean
}

/** A line at the item's listed price. `quantity` in pieces. */
export function lineOf(item: FixtureItem, quantity: number, occurredOn: string): VisitLine {
  return { item, unitPrice: Math.round(item.pric * 100), quantity: Math.round(quantity * 10_000), occurredOn }
}

/** What a line costs, in fen. */
export const amountOf = (line: VisitLine): number =>
  line.writtenAmount ?? priceTimesQuantity(line.unitPrice, line.quantity)

/** What the whole visit costs, in fen. */
export const totalOf = (visit: Visit): number => visit.lines.reduce((sum, line) => sum + amountOf(line), 0)

/** An amount of fen as it is written into a message. */
export const yuan = (amount: number): Decimal => decimal(formatYuan(amount))

/** A quantity of ten-thousandths as it is written into a message. */
export const pieces = (quantity: number): Decimal => decimal(formatQuantity(quantity))
