import type { Sql } from '@tongchou/database'
import { toWireId, type Uuid } from '@tongchou/kernel'
import { type Staff, type WaitingRow, waitingColumns, waitingIn } from '@tongchou/staff'
import type { Waiting } from '@tongchou/staff/contract'
import { rowsOf } from './change-rows.ts'
import type { ChangeView, RegisterName } from './contract.ts'
import { ALWAYS } from './register.ts'
import { forRegister } from './registers.ts'
import { mapInSlices } from './slices.ts'
import { APPROVERS } from './who-may.ts'

type Row = WaitingRow &
  Omit<ChangeView, 'changeId' | 'decidedAt' | keyof Waiting> & { changeId: Uuid; decidedAt: Date | null }

const CHANGES = `select r.change_id as "changeId", r.register, r.file_name as "fileName", r.summary, ${waitingColumns('basis')},
    staff_name(r.decided_by, r.decided_at) as "decidedBy", r.decided_at as "decidedAt",
    r.is_approved as "isApproved", r.decision_reason as "decisionReason" from register_change r`

/** What a change set says, row by row; null where the scope does not show it. */
export async function changeRows(sql: Sql, changeId: Uuid) {
  const [found] = await sql.query<{ register: RegisterName }>(
    'select register from register_change where change_id = $1',
    [changeId],
  )
  if (found === undefined) return null
  return forRegister(found.register, async (register) =>
    mapInSlices(await rowsOf(sql, register, changeId), ({ line, version }) => ({
      ...{ line, code: version.code, name: version.name, said: register.said(version) },
      from: version.validFrom === ALWAYS ? null : version.validFrom,
    })),
  )
}

const DECIDED_SHOWN = 50

/** The change sets that the reader's scope shows. */
export async function changeLists(
  sql: Sql,
  reader: Staff,
): Promise<{ waiting: ChangeView[]; decided: ChangeView[] }> {
  const waiting = await sql.query<Row>(`${CHANGES} where r.decided_by is null order by r.asked_at`)
  const decided = await sql.query<Row>(
    `${CHANGES} where r.decided_by is not null order by r.decided_at desc limit ${DECIDED_SHOWN}`,
  )
  const shown = ({ asked_because, asked_by, asker, asked_at, ...row }: Row): ChangeView => ({
    ...row,
    changeId: toWireId(row.changeId),
    decidedAt: row.decidedAt?.toISOString() ?? null,
    ...waitingIn(
      { asked_because, asked_by, asker, asked_at },
      reader,
      row.isApproved === null ? APPROVERS : [],
    ),
  })
  return { waiting: waiting.map(shown), decided: decided.map(shown) }
}
