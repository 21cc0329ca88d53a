import type { Sql } from '@tongchou/database'
import type { ItemVersion } from './item.ts'

/** Enters one item as it is valid from a day on. @returns whether it was new; what is there of the item and day stays as it is */
export async function loadItem(sql: Sql, item: ItemVersion, at: Date): Promise<boolean> {
  const known = await sql.query('select 1 from catalogue_version where item_code = $1 and valid_from = $2', [
    item.itemCode,
    item.validFrom,
  ])
  if (known.length > 0) return false
  await addItemVersion(sql, item, { at, changeId: null })
  return true
}

/** What an item is from a day on. */
export async function addItemVersion(
  sql: Sql,
  item: ItemVersion,
  recorded: { at: Date; changeId: string | null },
): Promise<void> {
  await sql.query(
    `insert into catalogue_version (item_code, valid_from, valid_before, recorded_at, change_id, name, spec, unit, list_type, charge_type,
       class, kind, list_price, is_price_listed, ceiling, bonus_points, is_separate_drug, excluded)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)`,
    [
      ...[item.itemCode, item.validFrom, item.validBefore, recorded.at, recorded.changeId],
      ...[item.name, item.spec, item.unit, item.listType, item.chargeType, item.class],
      ...[item.kind, item.listPrice, item.isPriceListed, item.ceiling, item.bonusPoints],
      ...[item.isSeparateDrug, item.excluded],
    ],
  )
}
