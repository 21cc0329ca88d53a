import type { ReadjudicationsView } from '@tongchou/settlement/contract'
import { type Column, days, words } from '../parts/columns.tsx'
import { DataTable, ExportButton } from '../parts/data-table.tsx'
import { owedSentence } from './due-line.tsx'

type Done = ReadjudicationsView['done'][number]

const COLUMNS: readonly Column<Done>[] = [
  days('日期', (it) => it.on),
  days('年度', (it) => String(it.year)),
  words('原因', (it) => it.reason),
  words('结果', (it) => `${it.vouchers} 张差额凭证，${owedSentence(it.owedToPerson)}`),
  words('经办', (it) => `${it.askedBy} 申请，${it.approvedBy} 复核`),
]

/** The readjudications that were done, the newest first. */
export function DoneTable({ done }: { done: readonly Done[] }) {
  if (done.length === 0) return null
  return (
    <section className="panel readjudication-done">
      <h2>
        办过的重算 <ExportButton of={{ name: '办过的重算', columns: COLUMNS, rows: done }} />
      </h2>
      <DataTable columns={COLUMNS} rows={done} keyOf={(it) => it.readjudicationId} />
    </section>
  )
}
