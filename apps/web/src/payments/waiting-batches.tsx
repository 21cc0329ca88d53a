import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { BatchLines, PaymentBatch } from '@tongchou/settlement/contract'
import { type Column, code, money, words } from '../parts/columns.tsx'
import { DataTable } from '../parts/data-table.tsx'
import { decideOn } from '../parts/decision.tsx'
import { districtName } from '../parts/district-name.tsx'
import { SecondPerson } from '../parts/second-person.tsx'
import { batchWords } from './batch-words.ts'
import { batchLinesQuery, personPaymentsQuery } from './payments-queries.ts'

/** The batches that wait for a second finance officer, the newest first. */
export const WaitingBatches = ({ batches }: { batches: readonly PaymentBatch[] }) =>
  batches.map((it) => <Waiting key={it.batchId} batch={it} />)

function Waiting({ batch }: { batch: PaymentBatch }) {
  const queries = useQueryClient()
  return (
    <div className="payments-waiting">
      <SecondPerson
        title={`待复核的${batchWords(batch)}`}
        request={batch}
        approval="复核通过并记账"
        otherwise="等另一名财务复核"
        decide={(decision) => decideOn(`/api/payment-batches/${batch.batchId}`, decision)}
        refresh={() => void queries.invalidateQueries({ queryKey: personPaymentsQuery.queryKey })}
      />
      <Lines batchId={batch.batchId} />
    </div>
  )
}

const LINES: readonly Column<BatchLines['lines'][number]>[] = [
  words('参保人', (it) => it.personName),
  code('人员编号', (it) => it.personNo),
  words('基金', (it) => it.fundName),
  words('统筹区', (it) => districtName(it.district)),
  money('应付（元）', (it) => it.payable),
  money('应收（元）', (it) => it.receivable),
  money('金额（元）', (it) => it.amount),
]

/** Whom it pays, or from whom it receives: what the second officer answers for. */
function Lines({ batchId }: { batchId: string }) {
  const { data } = useQuery(batchLinesQuery(batchId))
  if (data === undefined) return null
  return (
    <section className="panel" aria-label="批内各笔">
      <DataTable
        columns={LINES}
        rows={data.lines}
        keyOf={(it) => `${it.personNo} ${it.fundName} ${it.district}`}
      />
    </section>
  )
}
