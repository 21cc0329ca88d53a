import type { Sql } from '@tongchou/database'
import type { CatalogueItem } from './index.ts'

/** Enters one item as it is valid from a day on. @returns whether it was new; the same row again changes nothing */
export async function loadItem(sql: Sql, item: CatalogueItem, from: string): Promise<boolean> {
  const rows = await sql.query(
    `insert into catalogue_item (item_code, valid, name, spec, unit, list_type, charge_type, class, kind, list_price,
       is_price_listed, ceiling, bonus_points, is_separate_drug, excluded)
     values ($1, daterange($2::date, null), $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
     on conflict (item_code, valid) do nothing returning item_code`,
    [
      ...[item.itemCode, from, item.name, item.spec, item.unit, item.listType, item.chargeType, item.class],
      ...[item.kind, item.listPrice, item.isPriceListed, item.ceiling, item.bonusPoints],
      ...[item.isSeparateDrug, item.excluded],
    ],
  )
  return rows.length > 0
}

export interface Disease {
  readonly diseaseCode: string
  readonly name: string
  readonly kind: 'diagnosis' | 'chronic' | 'daySurgery'
  readonly isOncology: boolean
}

/** Enters one disease. @returns whether it was new */
export async function loadDisease(sql: Sql, disease: Disease): Promise<boolean> {
  const rows = await sql.query(
    `insert into disease (disease_code, name, kind, is_oncology) values ($1, $2, $3, $4)
     on conflict (disease_code) do nothing returning disease_code`,
    [disease.diseaseCode, disease.name, disease.kind, disease.isOncology],
  )
  return rows.length > 0
}
