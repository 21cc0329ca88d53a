import { assert, type Fen, parseYuan } from '@tongchou/kernel'
import { type Row, readTable } from './table.ts'

export interface CityItem {
  readonly code: string
  readonly name: string
  readonly spec: string
  readonly unit: string
  readonly class: 'A' | 'B' | 'C'
  readonly kind: 'drug' | 'service' | 'facility' | 'consumable' | 'tcm'
  readonly listType: string
  readonly chargeType: string
  readonly price: Fen
  readonly ceiling: Fen | null
  readonly bonusPoints: number
  readonly isPriceListed: boolean
  readonly isSeparateDrug: boolean
  readonly excluded: string | null
}

export interface CityDisease {
  readonly code: string
  readonly name: string
  readonly kind: string
  readonly isOncology: boolean
}

const ITEM_COLUMNS = [
  'code',
  'name',
  'spec',
  'unit',
  'class',
  'kind',
  'listType',
  'chargeType',
  'price',
  'ceiling',
  'bonusPoints',
  'isPriceListed',
  'flag',
] as const

const ITEM_TABLES = ['western-drugs', 'patent-medicines', 'herbs', 'services', 'tcm', 'consumables']

/** The city's three catalogues. Names are plain facts; codes (with 98 or 99 behind the first letter), prices and points are made up. */
export const ITEMS: readonly CityItem[] = ITEM_TABLES.flatMap((table) =>
  readTable(table, ITEM_COLUMNS).map(itemOf),
)

export const DISEASES: readonly CityDisease[] = readTable('diseases', [
  'code',
  'name',
  'kind',
  'isOncology',
]).map((row) => ({ ...row, isOncology: row.isOncology === 'yes' }))

const byName = new Map(ITEMS.toReversed().map((item) => [item.name, item]))

/** The first item of a name (several differ by specification only). */
export function itemNamed(name: string): CityItem {
  const item = byName.get(name)
  assert(item !== undefined, `the catalogue has ${name}`)
  return item
}

function itemOf(row: Row<(typeof ITEM_COLUMNS)[number]>): CityItem {
  return {
    code: row.code,
    name: row.name,
    spec: row.spec,
    unit: row.unit,
    class: oneOf(row.class, ['A', 'B', 'C']),
    kind: oneOf(row.kind, ['drug', 'service', 'facility', 'consumable', 'tcm']),
    listType: row.listType,
    chargeType: row.chargeType,
    price: yuan(row.price),
    ceiling: row.ceiling === '' ? null : yuan(row.ceiling),
    bonusPoints: Number(row.bonusPoints),
    isPriceListed: row.isPriceListed === 'yes',
    isSeparateDrug: row.flag === 'separateDrug',
    excluded: row.flag === '' || row.flag === 'separateDrug' ? null : row.flag,
  }
}

export function oneOf<const Value extends string>(text: string, values: readonly Value[]): Value {
  const found = values.find((value) => value === text)
  assert(found !== undefined, `${text} is one of ${values.join(', ')}`)
  return found
}

/** Reads an amount that the city's own files and scripts write in yuan. */
export function yuan(text: string): Fen {
  const read = parseYuan(text)
  assert(read.ok, `${text} is an amount`)
  return read.value
}
