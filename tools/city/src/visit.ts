import { type CivilDate, type Fen, fen, priceTimesQuantity, QUANTITY_ONE } from '@tongchou/kernel'
import { type CityItem, DISEASES, itemNamed, yuan } from './catalogue.ts'
import { type CityProvider, PROVIDERS } from './providers.ts'

/** One line of a bill before it is settled. */
export interface PlannedLine {
  readonly item: CityItem
  readonly unitPrice: Fen
  /** Ten-thousandths of a piece. */
  readonly quantity: number
  readonly amount: Fen
  readonly on: CivilDate
}

/** A stay or visit of the city's history before it is settled. */
export interface PlannedVisit {
  readonly kind: 'inpatient' | 'outpatient' | 'separateDrug' | 'daySurgery' | 'antenatal'
  readonly provider: CityProvider
  readonly startedOn: CivilDate
  readonly endedOn: CivilDate
  readonly diagnosis: string
  readonly department: string
  readonly lines: readonly PlannedLine[]
  readonly useAccount: boolean
  readonly oncologyTherapy?: boolean
  readonly offsite?: 'none' | 'longTerm' | 'referral' | 'emergency' | 'unfiled'
  /** The minute of the last day at which it is settled. */
  readonly minute: number
  /** Settled, and undone on the same day. */
  readonly isReversed?: boolean
}

/** Pieces × price of one item; without a price, the catalogue's. */
export function planned(
  item: CityItem,
  pieces: number,
  on: CivilDate,
  unitPrice: Fen = item.price,
): PlannedLine {
  const quantity = pieces * QUANTITY_ONE
  return { item, unitPrice, quantity, amount: fen(priceTimesQuantity(unitPrice, quantity)), on }
}

/** A script's line: the item's name, pieces, and the price in yuan where it is not the catalogue's. */
export const scripted = (name: string, pieces: number, on: CivilDate, price?: string): PlannedLine => {
  const item = itemNamed(name)
  return planned(item, pieces, on, price === undefined ? item.price : yuan(price))
}

const providers = new Map(PROVIDERS.map((provider) => [provider.code, provider]))

export function providerOf(code: string): CityProvider {
  const found = providers.get(code)
  if (found === undefined) throw new Error(`broken invariant: no provider ${code}`)
  return found
}

const diseases = new Map(DISEASES.map((disease) => [disease.code, disease.name]))

export const diseaseName = (code: string): string => diseases.get(code) ?? code

export const totalOf = (visit: PlannedVisit): number =>
  visit.lines.reduce((sum, line) => sum + line.amount, 0)
