import type { Sql } from '@tongchou/database'
import type { Uuid } from '@tongchou/kernel'

/** One look of staff into a person's record. */
export interface Access {
  readonly personId: Uuid
  readonly at: Date
  readonly staffId: Uuid
  readonly staffName: string
  readonly office: string
  /** What was opened, in Chinese words for the person. */
  readonly what: string
  readonly reason: string
}

/** The same look again within this time is the same visit at the counter and not logged twice. */
const ONE_VISIT_MINUTES = 10

/** Logs a look that needs a line of its own every time, such as a whole identity number. */
export async function logAccess(sql: Sql, accessId: Uuid, access: Access): Promise<void> {
  await sql.query(
    `insert into access_log (person_id, access_id, at, staff_id, staff_name, office, what, reason)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    valuesOf(accessId, access),
  )
}

/** Logs a look unless the same staff had the same look a moment ago. */
export async function logVisit(sql: Sql, accessId: Uuid, access: Access): Promise<void> {
  await sql.query(
    `insert into access_log (person_id, access_id, at, staff_id, staff_name, office, what, reason)
     select $1::uuid, $2::uuid, $3::timestamptz, $4::uuid, $5, $6, $7, $8
     where not exists (select 1 from access_log where person_id = $1::uuid and staff_id = $4::uuid and what = $7
       and at > $3::timestamptz - make_interval(mins => ${ONE_VISIT_MINUTES}))`,
    valuesOf(accessId, access),
  )
}

const valuesOf = (accessId: Uuid, it: Access) => [
  it.personId,
  accessId,
  it.at,
  it.staffId,
  it.staffName,
  it.office,
  it.what,
  it.reason,
]

/** Who opened a person's record, newest first. */
export async function accessesOf(
  sql: Sql,
  personId: Uuid,
  limit = 200,
): Promise<(Access & { accessId: Uuid })[]> {
  const rows = await sql.query<{
    access_id: Uuid
    at: Date
    staff_id: Uuid
    staff_name: string
    office: string
    what: string
    reason: string
  }>(
    `select access_id, at, staff_id, staff_name, office, what, reason from access_log
      where person_id = $1 order by at desc, access_id desc limit $2`,
    [personId, limit],
  )
  return rows.map((row) => ({
    personId,
    accessId: row.access_id,
    at: row.at,
    staffId: row.staff_id,
    staffName: row.staff_name,
    office: row.office,
    what: row.what,
    reason: row.reason,
  }))
}
