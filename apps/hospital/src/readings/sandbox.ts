import type { Database } from '@tongchou/database'
import type { CivilDate, Uuid } from '@tongchou/kernel'
import type { SandboxInstitution, SandboxItem } from '../sandbox/fixtures.ts'

/** Every institution with an agreement of the day, and how it speaks to the platform. */
export const readInstitutions = (database: Database, day: CivilDate): Promise<SandboxInstitution[]> =>
  database.query<SandboxInstitution>(
    `select v.provider_code as "providerCode", v.name, v.level, v.kind, v.district, v.is_signed as "isSigned",
            v.infcode_as as "infcodeAs", v.gateway, p.account, k.secret
       from provider_history v join provider p using (provider_code) cross join lateral (
         select secret from provider_key k where k.provider_code = v.provider_code and k.valid_from <= $1::date order by k.valid_from desc limit 1) k
      where v.valid @> $1::date and v.agreement @> $1::date and not v.is_suspended order by v.is_local desc, v.level desc, v.provider_code`,
    [day],
  )

/** The whole catalogue of the day. */
export const readItems = (database: Database, day: CivilDate): Promise<SandboxItem[]> =>
  database.query<SandboxItem>(
    `select item_code as code, name, unit, list_type as "listType", charge_type as "chargeType", class, list_price as "listPrice"
       from catalogue_item where valid @> $1::date order by list_type, item_code`,
    [day],
  )

/** Every disease that is in the list on the day. */
export const readDiseases = (database: Database, day: CivilDate): Promise<{ code: string; name: string }[]> =>
  database.query(
    'select disease_code as code, name from disease where valid @> $1::date order by kind desc, disease_code',
    [day],
  )

/** The person's filed conditions of a day, as case files write them. */
export async function readConditions(database: Database, personId: Uuid, day: CivilDate): Promise<string[]> {
  const rows = await database.query<{ kind: string; subject: string }>(
    'select kind, subject from filing where person_id = $1 and valid @> $2::date and withdrawn_at is null order by filed_at, kind',
    [personId, day],
  )
  return rows.flatMap(({ kind, subject }) => {
    if (kind === 'twoDisease') return [subject]
    if (kind === 'majorDisease') return ['majorDisease']
    return kind === 'chronic' || kind === 'separateDrug' ? [`${kind}:${subject}`] : []
  })
}
