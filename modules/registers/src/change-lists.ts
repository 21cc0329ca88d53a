import type { Sql } from '@tongchou/database'
import { toWireId, type Uuid } from '@tongchou/kernel'
import type { Staff } from '@tongchou/staff'
import { rowsOf } from './change-rows.ts'
import type { ChangeView, RegisterName } from './contract.ts'
import { ALWAYS } from './register.ts'
import { forRegister } from './registers.ts'
import { mapInSlices } from './slices.ts'
import { mayApprove } from './who-may.ts'

type Row = Omit<ChangeView, 'changeId' | 'askedAt' | 'decidedAt' | 'mayDecide'> & {
  changeId: Uuid
  asker: string
  askedAt: Date
  decidedAt: Date | null
}

const CHANGES = `select change_id as "changeId", register, file_name as "fileName", summary, basis, asked_by as asker, asked_at as "askedAt",
    staff_name(asked_by, asked_at) as "askedBy", staff_name(decided_by, decided_at) as "decidedBy", decided_at as "decidedAt",
    is_approved as "isApproved", decision_reason as "decisionReason" from register_change`

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
  const waiting = await sql.query<Row>(`${CHANGES} where decided_by is null order by asked_at`)
  const decided = await sql.query<Row>(
    `${CHANGES} where decided_by is not null order by decided_at desc limit ${DECIDED_SHOWN}`,
  )
  const shown = ({ asker, ...row }: Row): ChangeView => ({
    ...row,
    changeId: toWireId(row.changeId),
    askedAt: row.askedAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
    mayDecide: row.isApproved === null && asker !== reader.login && mayApprove(reader),
  })
  return { waiting: waiting.map(shown), decided: decided.map(shown) }
}
