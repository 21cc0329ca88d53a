import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { PaymentBatch } from '@tongchou/settlement/contract'
import { z } from 'zod'
import { post } from '../frame/api.ts'
import { districtName } from '../parts/district-name.tsx'
import { Money } from '../parts/money.tsx'
import { SecondPerson } from '../parts/second-person.tsx'
import { TableHeads } from '../parts/table-heads.tsx'
import { batchWords } from './batch-words.ts'
import { batchLinesQuery, personPaymentsQuery } from './payments-queries.ts'

/** The batches that wait for a second finance officer, the newest first. */
export const WaitingBatches = ({ batches }: { batches: readonly PaymentBatch[] }) =>
  batches.map((it) => <Waiting key={it.batchId} batch={it} />)

function Waiting({ batch }: { batch: PaymentBatch }) {
  const queries = useQueryClient()
  const decision = useMutation({
    mutationFn: (approve: boolean) =>
      post(`/api/payment-batches/${batch.batchId}/decision`, { approve }, z.unknown()),
    onSettled: () => void queries.invalidateQueries({ queryKey: personPaymentsQuery.queryKey }),
  })
  return (
    <div className="payments-waiting">
      <SecondPerson
        title={`待复核的${batchWords(batch)}`}
        request={{
          ...{ reason: batch.reason, askedBy: batch.preparedBy, askedAt: batch.preparedAt },
          isMineToDecide: batch.isMineToDecide,
        }}
        approval="复核通过并记账"
        decision={decision}
      />
      <Lines batchId={batch.batchId} />
    </div>
  )
}

/** Whom it pays, or from whom it receives: what the second officer answers for. */
function Lines({ batchId }: { batchId: string }) {
  const { data } = useQuery(batchLinesQuery(batchId))
  if (data === undefined) return null
  return (
    <section className="panel plain-table" aria-label="批内各笔">
      <table>
        <TableHeads
          words={['参保人', '人员编号', '基金', '统筹区']}
          numbers={['应付（元）', '应收（元）', '金额（元）']}
        />
        <tbody>
          {data.lines.map((it) => (
            <tr key={`${it.personNo} ${it.fundName} ${it.district}`}>
              <td>{it.personName}</td>
              <td className="mono">{it.personNo}</td>
              <td>{it.fundName}</td>
              <td>{districtName(it.district)}</td>
              {[it.payable, it.receivable, it.amount].map((fen, at) => (
                <td key={at.toString()} className="right">
                  <Money fen={fen} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
