import type { Sql } from '@tongchou/database'
import { issueKey } from './key.ts'
import type { ProviderVersion } from './provider.ts'

/** Enters an institution with its agreement, its account at the gateway and its first key. @returns whether it was new; one that is there stays as it is */
export async function loadProvider(
  sql: Sql,
  provider: ProviderVersion,
  access: { account: string; secret: string },
  recorded: { at: Date; changeId: string | null },
): Promise<boolean> {
  const { providerCode, validFrom } = provider
  const rows = await sql.query(
    'insert into provider (provider_code, account) values ($1, $2) on conflict (provider_code) do nothing returning 1',
    [providerCode, access.account],
  )
  if (rows.length === 0) return false
  await addProviderVersion(sql, provider, recorded)
  await issueKey(sql, { providerCode, validFrom, secret: access.secret }, recorded)
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
       agreement, is_suspended, gateway, infcode_as, accepts_unsigned)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, daterange($11::date, $12::date), $13, $14, $15, $16)`,
    [
      ...[it.providerCode, it.validFrom, recorded.at, recorded.changeId, it.name, it.level, it.kind],
      ...[it.district, it.isLocal, it.isSigned, it.agreementFrom, it.agreementBefore, it.isSuspended],
      ...[it.gateway, it.infcodeAs, it.acceptsUnsigned],
    ],
  )
}
