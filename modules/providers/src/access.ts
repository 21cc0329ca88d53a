import type { Sql } from '@tongchou/database'

/** How an institution speaks to the platform: its gateway account and secret, and in which type it reads `infcode`. */
export interface ProviderAccess {
  readonly providerCode: string
  readonly gateway: 'x-tif' | 'csb' | 'none'
  readonly account: string
  readonly secret: string
  readonly infcodeAs: 'number' | 'string'
  /** The switch for the sandbox: messages without any gateway header are let through. */
  readonly acceptsUnsigned: boolean
}

const COLUMNS = `provider_code as "providerCode", gateway, account, secret, infcode_as as "infcodeAs", accepts_unsigned as "acceptsUnsigned"`

/** The access of an institution; null where it has none. */
export async function accessOf(sql: Sql, providerCode: string): Promise<ProviderAccess | null> {
  const [row] = await sql.query<ProviderAccess>(
    `select ${COLUMNS} from provider_access where provider_code = $1`,
    [providerCode],
    'provider-access-of',
  )
  return row ?? null
}

/** The access behind a gateway account; null where nobody has it. */
export async function accessByAccount(sql: Sql, account: string): Promise<ProviderAccess | null> {
  const [row] = await sql.query<ProviderAccess>(
    `select ${COLUMNS} from provider_access where account = $1`,
    [account],
    'provider-access-by-account',
  )
  return row ?? null
}

/** Turns the sandbox's switch for unsigned messages. */
export async function acceptUnsigned(sql: Sql, providerCode: string, accepts: boolean): Promise<void> {
  await sql.query('update provider_access set accepts_unsigned = $2 where provider_code = $1', [
    providerCode,
    accepts,
  ])
}
