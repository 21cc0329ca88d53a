import { queryOptions } from '@tanstack/react-query'
import { batchLinesShape, personPaymentsShape } from '@tongchou/settlement/contract'
import { get } from '../frame/api.ts'

/** What stands between funds and persons, and the batches. */
export const personPaymentsQuery = queryOptions({
  queryKey: ['person-payments'],
  queryFn: () => get('/api/person-payments', personPaymentsShape),
  refetchInterval: 60_000,
})

export const batchLinesQuery = (batchId: string) =>
  queryOptions({
    queryKey: ['payment-batch', batchId],
    queryFn: () => get(`/api/payment-batches/${batchId}`, batchLinesShape),
  })
