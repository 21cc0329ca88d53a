import type { Uuid } from '@tongchou/kernel'
import type { Sql } from './connect.ts'

type Columns = Readonly<Record<string, unknown>>

/**
 * Writes a request that another person has to decide. The same asked again while it waits waits once: the first stands.
 * @param table has `request_id`, `decided_by`, and a unique index over the columns of `same` where nobody has decided
 * @param same the columns that tell whether it is the same
 * @param said what is said beside them: the id that it gets, why, by whom, when
 * @returns the id of the request that waits
 */
export async function askOnce(
  sql: Sql,
  table: string,
  { same, said }: { same: Columns; said: Columns & { request_id: Uuid } },
): Promise<Uuid> {
  const [keys, columns] = [Object.keys(same), Object.keys({ ...same, ...said })]
  const insertion = `insert into ${table} (${columns.join(', ')}) values (${columns.map((_, at) => `$${at + 1}`).join(', ')})
    on conflict do nothing returning request_id`
  const waiting = `select request_id from ${table}
    where decided_by is null and ${keys.map((key, at) => `${key} is not distinct from $${at + 1}`).join(' and ')}`
  // Once more where the one that waited was decided between the two looks.
  for (;;) {
    const [added] = await sql.query<{ request_id: Uuid }>(insertion, Object.values({ ...same, ...said }))
    if (added !== undefined) return added.request_id
    const [open] = await sql.query<{ request_id: Uuid }>(waiting, Object.values(same))
    if (open !== undefined) return open.request_id
  }
}
