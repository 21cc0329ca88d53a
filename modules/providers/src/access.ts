import type { Sql } from '@tongchou/database'

/** How an institution speaks to the platform on a day: its gateway account and keys, and in which type it reads `infcode`. */
export interface ProviderAccess {
  readonly providerCode: string
  readonly account: string
  /** The key of the day, and those that are issued for later days already: an institution changes over whenever it is ready. */
  readonly secrets: readonly string[]
  readonly infcodeAs: 'number' | 'string'
  /** The switch for the sandbox: messages without any gateway header are let through. */
  readonly acceptsUnsigned: boolean
}

/** The access of an institution; before its first day what it will be then, so that it can be tried. Null where it has none. */
export async function accessOf(sql: Sql, providerCode: string, day: string): Promise<ProviderAccess | null> {
  const [row] = await sql.query<ProviderAccess>(
    `select p.provider_code as "providerCode", p.account, v.infcode_as as "infcodeAs", v.accepts_unsigned as "acceptsUnsigned",
            array(select k.secret from provider_key k where k.provider_code = p.provider_code and k.valid_from >= coalesce(
              (select max(b.valid_from) from provider_key b where b.provider_code = p.provider_code and b.valid_from <= $2), '-infinity')) as secrets
       from provider p cross join lateral (
         select * from provider_history h where h.provider_code = p.provider_code
          order by h.valid @> $2::date desc, h.valid_from limit 1) v
      where p.provider_code = $1 and p.account is not null`,
    [providerCode, day],
    'provider-access-of',
  )
  return row ?? null
}

/** Whether some institution has a gateway account. */
export async function isAccount(sql: Sql, account: string): Promise<boolean> {
  const rows = await sql.query('select 1 from provider where account = $1', [account], 'provider-account')
  return rows.length > 0
}
