import { useQuery } from '@tanstack/react-query'
import { Failure, Loading } from '../parts/states.tsx'
import { BalancesTable } from './balances-table.tsx'
import { BatchesTable } from './batches-table.tsx'
import { personPaymentsQuery } from './payments-queries.ts'
import { WaitingBatches } from './waiting-batches.tsx'
import './payments.css'

/** 差额收付: what funds owe persons out of readjudications is paid, what persons owe them comes back; one officer prepares, another approves. */
export function PaymentsPage() {
  const { data, error, refetch } = useQuery(personPaymentsQuery)
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <Loading rows={8} />
  const owed = data.balances.filter(({ owedToPerson }) => owedToPerson > 0)
  const owing = data.balances.filter(({ owedToPerson }) => owedToPerson < 0).toReversed()
  return (
    <div className="payments">
      <header>
        <h1>差额收付</h1>
        <p className="hint">
          重算后基金应付参保人的、应向参保人收回的差额，已在同一基金内相抵。一名财务制单，另一名复核；复核通过即记账。
        </p>
      </header>
      <WaitingBatches batches={data.batches.filter(({ state }) => state === 'waiting')} />
      <BalancesTable kind="pay" balances={owed} mayPrepare={data.mayPrepare} />
      <BalancesTable kind="receive" balances={owing} mayPrepare={data.mayPrepare} />
      <BatchesTable batches={data.batches.filter(({ state }) => state !== 'waiting')} />
    </div>
  )
}
