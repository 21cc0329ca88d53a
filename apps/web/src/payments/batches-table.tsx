import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { PaymentBatch } from '@tongchou/settlement/contract'
import { saveCsv } from '../format/csv.ts'
import { buttons, type Column, days, minute, money, numbers, words } from '../parts/columns.tsx'
import { DataTable, ExportButton } from '../parts/data-table.tsx'
import { Tag } from '../parts/tag.tsx'
import { BATCH_NAMES } from './batch-words.ts'
import { payeeList } from './payee-list.ts'
import { batchLinesQuery } from './payments-queries.ts'

const resultOf = ({ state, decisionReason }: PaymentBatch): string =>
  state === 'approved' ? '已记账' : `退回${decisionReason === null ? '' : `：${decisionReason}`}`

const COLUMNS: readonly Column<PaymentBatch>[] = [
  minute('制单', (it) => it.askedAt),
  words('类别', (it) => BATCH_NAMES[it.kind]),
  words('依据', (it) => it.reason),
  words('经办', (it) => `${it.askedBy} 制单，${it.decidedBy} 复核`),
  words('结果', resultOf, (it) => <Tag tone={it.state === 'approved' ? 'ok' : 'plain'}>{resultOf(it)}</Tag>),
  days('记账日', (it) => it.bookedOn ?? '—'),
  numbers('笔数', (it) => String(it.lines)),
  money('金额（元）', (it) => it.total),
  buttons((it) => it.state === 'approved' && <Export batch={it} />),
]

/** The batches that were decided, the newest first, each with its list of payees. */
export function BatchesTable({ batches }: { batches: readonly PaymentBatch[] }) {
  if (batches.length === 0) return null
  return (
    <section className="panel payments-batches" aria-label="办过的批">
      <h2>
        办过的批 <ExportButton of={{ name: '差额收付批', columns: COLUMNS, rows: batches }} />
      </h2>
      <DataTable columns={COLUMNS} rows={batches} keyOf={(it) => it.batchId} />
    </section>
  )
}

function Export({ batch }: { batch: PaymentBatch }) {
  const queries = useQueryClient()
  const save = useMutation({
    mutationFn: () => queries.fetchQuery(batchLinesQuery(batch.batchId)),
    onSuccess: (lines) =>
      saveCsv(`${BATCH_NAMES[batch.kind]}清单-${batch.bookedOn}-${batch.batchId}`, payeeList(lines)),
  })
  return (
    <button type="button" className="text-button" disabled={save.isPending} onClick={() => save.mutate()}>
      {save.isError ? '没有导出，重试' : '导出清单'}
    </button>
  )
}
