import type { Sql } from '@tongchou/database'

/** The name that a login had at an instant; what is no login is its own name. The database's `staff_name` says the same. */
export type NameAt = (login: string, at: Date) => string

/** The names of accounts by their logins, of closed ones too, each as it was when. */
export async function staffNames(sql: Sql, logins: readonly string[]): Promise<NameAt> {
  const rows = await sql.query<{ login: string; name: string; until: Date | null }>(
    `select login, name, null::timestamptz as until from staff where login = any ($1)
      union all select login, name, until from former_staff_name where login = any ($1)
      order by login, until nulls last`,
    [[...new Set(logins)]],
  )
  return (login, at) =>
    rows.find((row) => row.login === login && (row.until === null || row.until > at))?.name ?? login
}
