import type { Sql } from '@tongchou/database'
import type { ProviderAccess } from './access.ts'
import type { ProviderVersion } from './provider.ts'

/** Enters an institution with its agreement and how it speaks to the interface. @returns whether it was new; one that is there stays as it is */
export async function loadProvider(
  sql: Sql,
  provider: ProviderVersion,
  access: Omit<ProviderAccess, 'providerCode'>,
  recorded: { at: Date; changeId: string | null },
): Promise<boolean> {
  const rows = await sql.query(
    'insert into provider values ($1) on conflict (provider_code) do nothing returning provider_code',
    [provider.providerCode],
  )
  if (rows.length === 0) return false
  await addProviderVersion(sql, provider, recorded)
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

/** What a known institution is from a day on. */
export async function addProviderVersion(
  sql: Sql,
  it: ProviderVersion,
  recorded: { at: Date; changeId: string | null },
): Promise<void> {
  await sql.query(
    `insert into provider_version (provider_code, valid_from, recorded_at, change_id, name, level, kind, district, is_local, is_signed,
       agreement, is_suspended)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, daterange($11::date, $12::date), $13)`,
    [
      ...[it.providerCode, it.validFrom, recorded.at, recorded.changeId, it.name, it.level, it.kind],
      ...[it.district, it.isLocal, it.isSigned, it.agreementFrom, it.agreementBefore, it.isSuspended],
    ],
  )
}
