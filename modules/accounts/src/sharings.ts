import type { Sql } from '@tongchou/database'
import { type CivilDate, toWireId, type Uuid } from '@tongchou/kernel'
import {
  type Role,
  type Staff,
  type WaitingRow,
  waitingColumns,
  waitingFirst,
  waitingIn,
} from '@tongchou/staff'
import type { SharingRequestView, SharingView } from './contract.ts'
import { maskedName } from './masked-name.ts'

/** Who shares an account for its owner, and decides on what another asked. */
export const SHARERS: readonly Role[] = ['counter', 'supervisor']

interface SharingRow {
  sharing_id: Uuid
  other_id: Uuid
  name: string
  relation: string
  valid_from: CivilDate
  ends_on: CivilDate | null
  granted_by: string
  approved_by: string | null
}

/** The sharings of a person's account (`granted`), or of others' accounts with the person (`received`), the newest first. */
export async function sharingsOf(
  sql: Sql,
  personId: Uuid,
  side: 'granted' | 'received',
  today: CivilDate,
): Promise<SharingView[]> {
  const [mine, other] = side === 'granted' ? ['owner_id', 'person_id'] : ['person_id', 'owner_id']
  const rows = await sql.query<SharingRow>(
    `select s.sharing_id, s.${other} as other_id, p.name, s.relation, s.valid_from, x.ends_on, staff_name(s.granted_by, s.granted_at) as granted_by, staff_name(s.approved_by, s.granted_at) as approved_by
       from account_sharing s left join account_sharing_end x using (person_id, sharing_id)
       join person p on p.person_id = s.${other}
      where s.${mine} = $1 order by s.sharing_id desc`,
    [personId],
  )
  return rows.map((row) => ({
    sharingId: toWireId(row.sharing_id),
    personId: toWireId(row.other_id),
    name: maskedName(row.name),
    relation: row.relation,
    from: row.valid_from,
    endsOn: row.ends_on,
    grantedBy: row.granted_by,
    approvedBy: row.approved_by,
    isInForce: row.valid_from <= today && (row.ends_on === null || today < row.ends_on),
  }))
}

/** The requests that wait for a second person, of one owner or of all that the reader may see. */
export async function openSharingRequests(
  sql: Sql,
  reader: Staff,
  ownerId: Uuid | null = null,
): Promise<SharingRequestView[]> {
  const rows = await sql.query<
    WaitingRow & {
      request_id: Uuid
      owner_id: Uuid
      owner: string
      relative: string
      relation: string
      valid_from: CivilDate
    }
  >(
    `select r.request_id, r.owner_id, o.name as owner, p.name as relative, r.relation, r.valid_from, ${waitingColumns('basis')}
       from account_sharing_request r join person o on o.person_id = r.owner_id join person p on p.person_id = r.person_id
     ${waitingFirst('($1::uuid is null or r.owner_id = $1)')}`,
    [ownerId],
  )
  return rows.map((row) => ({
    requestId: toWireId(row.request_id),
    ownerId: toWireId(row.owner_id),
    ownerName: row.owner,
    relativeName: row.relative,
    relation: row.relation,
    from: row.valid_from,
    ...waitingIn(row, reader, SHARERS),
  }))
}
