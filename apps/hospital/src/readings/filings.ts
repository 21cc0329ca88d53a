import type { Database } from '@tongchou/database'
import { divisionName } from '@tongchou/filings'
import type { CivilDate, Uuid } from '@tongchou/kernel'
import type { FiledDisease, FiledReferral } from '../platform/platform.ts'

/** The chronic and special diseases that are filed for a person and not over on a day, the earliest first. */
export const readDiseasesOf = (database: Database, personId: Uuid, day: CivilDate): Promise<FiledDisease[]> =>
  database.query<FiledDisease>(
    `select f.subject as code, coalesce(d.name, f.subject) as name, lower(f.valid) as "from", upper(f.valid) - 1 as "to"
       from filing f left join lateral disease_on(f.subject, lower(f.valid)) d on true
      where f.person_id = $1 and f.kind = 'chronic' and f.withdrawn_at is null and (upper(f.valid) is null or upper(f.valid) > $2)
      order by lower(f.valid), f.subject`,
    [personId, day],
  )

/** The referrals of a person, inside the city and out of it, that hold a day of a span; one without an end goes on. */
export async function readReferralsOf(
  database: Database,
  personId: Uuid,
  span: { from: CivilDate; to: CivilDate | null },
): Promise<FiledReferral[]> {
  const rows = await database.query<FiledReferral & { toPlace: string | null }>(
    `select f.subject, f.kind = 'offsite' as "isOffsite", v.provider_code as "toCode", coalesce(v.name, f.to_provider) as "toName", f.to_place as "toPlace",
            lower(f.valid) as "from", upper(f.valid) - 1 as "to", staff_name(f.filed_by, f.filed_at) as "filedBy", f.filed_at as "filedAt"
       from filing f left join lateral provider_on(f.to_provider, lower(f.valid)) v on true
      where f.person_id = $1 and (f.kind = 'referral' or f.kind = 'offsite' and f.subject = 'referral') and f.withdrawn_at is null
        and f.valid && daterange($2::date, $3::date, '[]')
      order by lower(f.valid), f.filing_id`,
    [personId, span.from, span.to],
  )
  return rows.map(({ toPlace, toName, ...row }) => ({
    ...row,
    toName: toName ?? (toPlace === null ? null : (divisionName(toPlace) ?? toPlace)),
  }))
}
