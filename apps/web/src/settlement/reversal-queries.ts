import { queryOptions } from '@tanstack/react-query'
import { reversalRequestsShape } from '@tongchou/settlement/contract'
import { get } from '../frame/api.ts'

/** The reversals that wait for a second person. */
export const reversalRequestsQuery = queryOptions({
  queryKey: ['reversal-requests'],
  queryFn: async () => (await get('/api/reversal-requests', reversalRequestsShape)).requests,
  refetchInterval: 60_000,
  retry: false,
})
