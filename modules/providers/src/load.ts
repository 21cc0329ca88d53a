import type { Sql } from '@tongchou/database'
import type { ProviderAccess } from './access.ts'
import type { Provider } from './provider.ts'

/** Enters an institution with its agreement and how it speaks to the interface. @returns whether it was new; one that is there stays as it is */
export async function loadProvider(
  sql: Sql,
  provider: Provider & { agreementFrom: string; agreementBefore: string | null },
  access: Omit<ProviderAccess, 'providerCode'>,
): Promise<boolean> {
  const rows = await sql.query(
    `insert into provider (provider_code, name, level, kind, district, is_local, is_signed, agreement)
     values ($1, $2, $3, $4, $5, $6, $7, daterange($8::date, $9::date))
     on conflict (provider_code) do nothing returning provider_code`,
    [
      ...[provider.providerCode, provider.name, provider.level, provider.kind, provider.district],
      ...[provider.isLocal, provider.isSigned, provider.agreementFrom, provider.agreementBefore],
    ],
  )
  if (rows.length === 0) return false
  await sql.query(
    `insert into provider_access (provider_code, gateway, account, secret, infcode_as, accepts_unsigned)
     values ($1, $2, $3, $4, $5, $6)`,
    [
      ...[provider.providerCode, access.gateway, access.account, access.secret],
      ...[access.infcodeAs, access.acceptsUnsigned],
    ],
  )
  return true
}
