import type { Accounts } from '@tongchou/staff/contract'
import { beijingTime } from '../format/days.ts'
import { type Column, days, words } from '../parts/columns.tsx'
import { DataTable, ExportButton } from '../parts/data-table.tsx'
import { Empty } from '../parts/states.tsx'
import { CHANGE_NAMES } from './staff-queries.ts'

type Change = Accounts['changes'][number]

const COLUMNS: readonly Column<Change>[] = [
  days('时间', (it) => beijingTime(it.at)),
  words('账号', (it) => it.subject),
  words('变动', (it) => CHANGE_NAMES[it.action] ?? it.action),
  words('谁', (it) => it.actor),
]

/** What happened to accounts, newest first, as the audit chain has it. */
export function AccountChanges({ changes }: { changes: readonly Change[] }) {
  return (
    <section className="panel staff-changes">
      <h2>
        账号变动 <ExportButton of={{ name: '账号变动', columns: COLUMNS, rows: changes }} />
      </h2>
      {changes.length === 0 ? (
        <Empty title="还没有变动">开账号、改岗位、停用和换密码都会记在这里，谁也改不掉。</Empty>
      ) : (
        <DataTable columns={COLUMNS} rows={changes} keyOf={(it) => `${it.at} ${it.subject} ${it.action}`} />
      )}
    </section>
  )
}
