import type { Sql } from '@tongchou/database'

/** One catalogue item as it is valid on a day; prices in fen. */
export interface CatalogueItem {
  itemCode: string
  name: string
  spec: string
  unit: string
  listType: string
  chargeType: string
  class: 'A' | 'B' | 'C'
  kind: 'drug' | 'service' | 'facility' | 'consumable' | 'tcm'
  listPrice: number
  /** The list price is the highest that an institution may charge. */
  isPriceListed: boolean
  ceiling: number | null
  bonusPoints: number
  isSeparateDrug: boolean
  excluded: string | null
}

/** What an item is from a day on. */
export interface ItemVersion extends CatalogueItem {
  readonly validFrom: string
  /** The first day on which it is no longer in the catalogue; null while it goes on. */
  readonly validBefore: string | null
}

const ITEM_COLUMNS = `item_code as "itemCode", name, spec, unit, list_type as "listType", charge_type as "chargeType", class, kind,
  list_price as "listPrice", is_price_listed as "isPriceListed", ceiling, bonus_points as "bonusPoints",
  is_separate_drug as "isSeparateDrug", excluded`

/** The items that lines name, each in the version valid on the line's day. @returns keyed by `code day`; what is not found is absent */
export async function itemsOn(
  sql: Sql,
  lines: readonly { itemCode: string; occurredOn: string }[],
): Promise<Map<string, CatalogueItem>> {
  const wanted = [...new Set(lines.map((line) => `${line.itemCode} ${line.occurredOn}`))]
  const rows = await sql.query<CatalogueItem & { day: string }>(
    `select ${ITEM_COLUMNS}, to_char(w.day, 'YYYY-MM-DD') as day
       from unnest($1::text[], $2::date[]) as w (code, day), item_on(w.code, w.day) i`,
    [wanted.map((one) => one.slice(0, -11)), wanted.map((one) => one.slice(-10))],
    'catalogue-items-on',
  )
  return new Map(rows.map(({ day, ...item }) => [`${item.itemCode} ${day}`, item]))
}

/** Every row that was recorded of items, in the order in which they were, with the change that brought it. */
export const recordedItems = (
  sql: Sql,
  codes: readonly string[],
): Promise<(ItemVersion & { recordedAt: Date; changeId: string | null })[]> =>
  sql.query(
    `select ${ITEM_COLUMNS}, valid_from as "validFrom", valid_before as "validBefore", recorded_at as "recordedAt", change_id as "changeId"
       from catalogue_version where item_code = any ($1) order by recorded_at, valid_from`,
    [codes],
  )

/** Every version of items that counts, by code and day; ended ones too. */
export const itemVersions = (sql: Sql, codes: readonly string[]): Promise<ItemVersion[]> =>
  sql.query<ItemVersion>(
    `select distinct on (item_code, valid_from) ${ITEM_COLUMNS}, valid_from as "validFrom", valid_before as "validBefore"
       from catalogue_version where item_code = any ($1) order by item_code, valid_from, recorded_at desc`,
    [codes],
  )
