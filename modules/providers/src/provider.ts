import type { Sql } from '@tongchou/database'

/** An institution as it is on a day. */
export interface Provider {
  readonly providerCode: string
  readonly name: string
  readonly level: 1 | 2 | 3
  readonly kind: 'hospital' | 'pharmacy' | 'schoolHospital'
  readonly district: string
  readonly isLocal: boolean
  /** Signed for the residents' ordinary outpatient care. */
  readonly isSigned: boolean
}

/** An institution with its agreement and how it speaks to the interface, from a day on. */
export interface ProviderVersion extends Provider {
  /** '-infinity' for what it was when it came. */
  readonly validFrom: string
  readonly agreementFrom: string
  /** The first day without it; null while it goes on. */
  readonly agreementBefore: string | null
  /** The agreement goes on, but nobody new is treated under it. */
  readonly isSuspended: boolean
  readonly gateway: 'x-tif' | 'csb' | 'none'
  /** In which type it reads `infcode`. */
  readonly infcodeAs: 'number' | 'string'
  /** The switch for the sandbox: messages without any gateway header are let through. */
  readonly acceptsUnsigned: boolean
}

const COLUMNS = `provider_code as "providerCode", name, level, kind, district, is_local as "isLocal", is_signed as "isSigned"`

/** The institution on a day; null where nobody knows it. */
export async function providerOn(sql: Sql, providerCode: string, day: string): Promise<Provider | null> {
  const [row] = await sql.query<Provider>(
    `select ${COLUMNS} from provider_on($1, $2)`,
    [providerCode, day],
    'provider-on',
  )
  return row ?? null
}

const VERSION_COLUMNS = `${COLUMNS}, valid_from as "validFrom", lower(agreement) as "agreementFrom", upper(agreement) as "agreementBefore",
  is_suspended as "isSuspended", gateway, infcode_as as "infcodeAs", accepts_unsigned as "acceptsUnsigned"`

/** Every row that was recorded of institutions, in the order in which they were, with the change that brought it. */
export const recordedProviders = (
  sql: Sql,
  codes: readonly string[],
): Promise<(ProviderVersion & { recordedAt: Date; changeId: string | null })[]> =>
  sql.query(
    `select ${VERSION_COLUMNS}, recorded_at as "recordedAt", change_id as "changeId" from provider_version
      where provider_code = any ($1) order by recorded_at, valid_from`,
    [codes],
  )

/** Every version of institutions that counts, by code and day. */
export const providerVersions = (sql: Sql, codes: readonly string[]): Promise<ProviderVersion[]> =>
  sql.query<ProviderVersion>(
    `select ${VERSION_COLUMNS} from provider_history where provider_code = any ($1) order by provider_code, valid_from`,
    [codes],
  )
