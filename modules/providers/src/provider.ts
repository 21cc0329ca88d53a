import type { Sql } from '@tongchou/database'

/** An institution as the platform knows it. */
export interface Provider {
  readonly providerCode: string
  readonly name: string
  readonly level: 1 | 2 | 3
  readonly kind: 'hospital' | 'pharmacy' | 'schoolHospital'
  readonly district: string
  readonly isLocal: boolean
  readonly isSigned: boolean
}

const COLUMNS = `provider_code as "providerCode", name, level, kind, district, is_local as "isLocal", is_signed as "isSigned"`

export async function providerByCode(sql: Sql, providerCode: string): Promise<Provider | null> {
  const [row] = await sql.query<Provider>(
    `select ${COLUMNS} from provider where provider_code = $1`,
    [providerCode],
    'provider-by-code',
  )
  return row ?? null
}

/** Every institution whose agreement holds on a day, by code. */
export const providersOn = (sql: Sql, day: string): Promise<Provider[]> =>
  sql.query<Provider>(`select ${COLUMNS} from provider where agreement @> $1::date order by provider_code`, [
    day,
  ])
