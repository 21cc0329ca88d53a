import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { PaymentBatch } from '@tongchou/settlement/contract'
import { saveCsv } from '../format/csv.ts'
import { beijingTime } from '../format/days.ts'
import { Money } from '../parts/money.tsx'
import { TableHeads } from '../parts/table-heads.tsx'
import { Tag } from '../parts/tag.tsx'
import { BATCH_NAMES } from './batch-words.ts'
import { payeeList } from './payee-list.ts'
import { batchLinesQuery } from './payments-queries.ts'

/** The batches that were decided, the newest first, each with its list of payees. */
export function BatchesTable({ batches }: { batches: readonly PaymentBatch[] }) {
  if (batches.length === 0) return null
  return (
    <section className="panel payments-batches" aria-label="办过的批">
      <h2>办过的批</h2>
      <div className="plain-table">
        <table>
          <TableHeads
            words={['制单', '类别', '依据', '经办', '结果', '记账日']}
            numbers={['笔数', '金额（元）', '清单']}
          />
          <tbody>
            {batches.map((it) => (
              <tr key={it.batchId}>
                <td className="num">{beijingTime(it.preparedAt).slice(0, 16)}</td>
                <td>{BATCH_NAMES[it.kind]}</td>
                <td>{it.reason}</td>
                <td>
                  {it.preparedBy} 制单，{it.decidedBy} 复核
                </td>
                <td>{it.state === 'approved' ? <Tag tone="ok">已记账</Tag> : <Tag>未通过</Tag>}</td>
                <td className="num">{it.bookedOn ?? '—'}</td>
                <td className="right num">{it.lines}</td>
                <td className="right">
                  <Money fen={it.total} />
                </td>
                <td className="right">{it.state === 'approved' && <Export batch={it} />}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
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
