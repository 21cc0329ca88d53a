import type { Sql } from '@tongchou/database'

/** The key by which an institution signs from a day on; its secret is handed over once, when it is issued, and never read for a screen. */
export interface ProviderKey {
  readonly providerCode: string
  /** '-infinity' for the one that it came with. */
  readonly validFrom: string
}

/** Issues a key. Of an institution and a day there is one. */
export async function issueKey(
  sql: Sql,
  { providerCode, validFrom, secret }: ProviderKey & { secret: string },
  recorded: { at: Date; changeId: string | null },
): Promise<void> {
  await sql.query(
    'insert into provider_key (provider_code, valid_from, recorded_at, change_id, secret) values ($1, $2, $3, $4, $5)',
    [providerCode, validFrom, recorded.at, recorded.changeId, secret],
  )
}

/** Every key that institutions have been issued, in the order in which they were, with the institution's last name and district and the change that brought it. */
export const keysOf = (
  sql: Sql,
  codes: readonly string[],
): Promise<(ProviderKey & { name: string; district: string; recordedAt: Date; changeId: string | null })[]> =>
  sql.query(
    `select k.provider_code as "providerCode", k.valid_from as "validFrom", k.recorded_at as "recordedAt", k.change_id as "changeId", v.name, v.district
       from provider_key k cross join lateral (
         select name, district from provider_version v where v.provider_code = k.provider_code order by v.valid_from desc, v.recorded_at desc limit 1) v
      where k.provider_code = any ($1) order by k.recorded_at, k.valid_from`,
    [codes],
  )
