import type { Sql } from '@tongchou/database'
import type { ItemVersion } from './item.ts'

/** Enters one item as it is valid from a day on. @returns whether it was new; what is there of the item and day stays as it is */
export async function loadItem(sql: Sql, item: ItemVersion, at: Date): Promise<boolean> {
  const known = await sql.query('select 1 from catalogue_version where item_code = $1 and valid_from = $2', [
    item.itemCode,
    item.validFrom,
  ])
  if (known.length > 0) return false
  await addItemVersions(sql, [item], { at, changeId: null })
  return true
}

/** What items are from a day on, all in one statement. */
export async function addItemVersions(
  sql: Sql,
  items: readonly ItemVersion[],
  recorded: { at: Date; changeId: string | null },
): Promise<void> {
  await sql.query(
    `insert into catalogue_version (item_code, valid_from, valid_before, recorded_at, change_id, name, spec, unit, list_type, charge_type,
       class, kind, list_price, is_price_listed, ceiling, bonus_points, is_separate_drug, excluded)
     select "itemCode", "validFrom", "validBefore", $2, $3, name, spec, unit, "listType", "chargeType", class, kind, "listPrice",
       "isPriceListed", ceiling, "bonusPoints", "isSeparateDrug", excluded
       from jsonb_to_recordset($1::jsonb) as r ("itemCode" text, "validFrom" date, "validBefore" date, name text, spec text, unit text,
         "listType" text, "chargeType" text, class text, kind text, "listPrice" bigint, "isPriceListed" boolean, ceiling bigint,
         "bonusPoints" smallint, "isSeparateDrug" boolean, excluded text)`,
    [JSON.stringify(items), recorded.at, recorded.changeId],
  )
}
