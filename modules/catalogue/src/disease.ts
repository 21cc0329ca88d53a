import type { Sql } from '@tongchou/database'

/** What a disease is from a day on. */
export interface DiseaseVersion {
  readonly diseaseCode: string
  readonly name: string
  readonly kind: 'diagnosis' | 'chronic' | 'daySurgery'
  readonly isOncology: boolean
  /** '-infinity' for what was always so. */
  readonly validFrom: string
  /** The first day on which it is no longer in the list; null while it goes on. */
  readonly validBefore: string | null
}

const COLUMNS = `disease_code as "diseaseCode", name, kind, is_oncology as "isOncology", valid_from as "validFrom", valid_before as "validBefore"`

/** Every row that was recorded of diseases, in the order in which they were, with the change that brought it. */
export const recordedDiseases = (
  sql: Sql,
  codes: readonly string[],
): Promise<(DiseaseVersion & { recordedAt: Date; changeId: string | null })[]> =>
  sql.query(
    `select ${COLUMNS}, recorded_at as "recordedAt", change_id as "changeId" from disease_version
      where disease_code = any ($1) order by recorded_at, valid_from`,
    [codes],
  )

/** Every version of diseases that counts, by code and day; ended ones too. */
export const diseaseVersions = (sql: Sql, codes: readonly string[]): Promise<DiseaseVersion[]> =>
  sql.query<DiseaseVersion>(
    `select distinct on (disease_code, valid_from) ${COLUMNS} from disease_version
      where disease_code = any ($1) order by disease_code, valid_from, recorded_at desc`,
    [codes],
  )

/** Enters one disease. @returns whether it was new; what is there of the disease and day stays as it is */
export async function loadDisease(sql: Sql, disease: DiseaseVersion, at: Date): Promise<boolean> {
  const known = await sql.query('select 1 from disease_version where disease_code = $1 and valid_from = $2', [
    disease.diseaseCode,
    disease.validFrom,
  ])
  if (known.length > 0) return false
  await addDiseaseVersion(sql, disease, { at, changeId: null })
  return true
}

/** What a disease is from a day on. */
export async function addDiseaseVersion(
  sql: Sql,
  it: DiseaseVersion,
  recorded: { at: Date; changeId: string | null },
): Promise<void> {
  await sql.query(
    `insert into disease_version (disease_code, valid_from, valid_before, recorded_at, change_id, name, kind, is_oncology)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      ...[it.diseaseCode, it.validFrom, it.validBefore, recorded.at, recorded.changeId],
      ...[it.name, it.kind, it.isOncology],
    ],
  )
}
