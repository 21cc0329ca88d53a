import { setImmediate } from 'node:timers/promises'
import type { Sql } from '@tongchou/database'
import { z } from 'zod'
import type { Asked } from './plan.ts'
import type { Register, Version } from './register.ts'
import { mapInSlices } from './slices.ts'

/** A row as it lies in the database. */
export interface StoredRow {
  readonly line: number
  readonly version: unknown
}

/** Some milliseconds of writing or reading JSON. */
const ROWS_AT_ONCE = 500

/** Writes the rows of a change set, in their order. */
export async function saveRows(sql: Sql, changeId: string, rows: readonly StoredRow[]): Promise<void> {
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE)
    await sql.query(
      `insert into register_change_row (change_id, place, line, version)
       select $1, $2 + place, (r ->> 'line')::int, r -> 'version' from jsonb_array_elements($3::jsonb) with ordinality as a (r, place)`,
      [changeId, at, JSON.stringify(rows.slice(at, at + ROWS_AT_ONCE))],
    )
}

/** The rows of a change set, in their order. */
export async function storedRows(sql: Sql, changeId: string): Promise<StoredRow[]> {
  const rows: StoredRow[] = []
  for (;;) {
    const next = await sql.query<StoredRow>(
      `select line, version from register_change_row where change_id = $1 and place > $2 order by place limit ${ROWS_AT_ONCE}`,
      [changeId, rows.length],
    )
    rows.push(...next)
    if (next.length < ROWS_AT_ONCE) return rows
    await setImmediate()
  }
}

const versionIn = z.object({ code: z.string(), validFrom: z.string() })

/** Of which entry and day a stored row is. */
export const keyOf = ({ version }: StoredRow): { code: string; validFrom: string } => versionIn.parse(version)

/** The rows of a change set as its register reads them. */
export const rowsOf = async <Row extends { code: string }, V extends Version>(
  sql: Sql,
  { stored }: Register<Row, V>,
  changeId: string,
): Promise<Asked<V>[]> =>
  mapInSlices(await storedRows(sql, changeId), ({ line, version }) => ({
    line,
    version: stored.parse(version),
  }))
