import type { Sql } from '@tongchou/database'

/** The names of accounts by their logins, of closed ones too; a login that is no account has none. */
export async function staffNames(sql: Sql, logins: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await sql.query<{ login: string; name: string }>(
    'select login, name from staff where login = any ($1)',
    [[...new Set(logins)]],
  )
  return new Map(rows.map(({ login, name }) => [login, name]))
}
