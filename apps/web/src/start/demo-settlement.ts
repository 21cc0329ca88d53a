import { queryOptions } from '@tanstack/react-query'
import { demoSettlementShape } from '@tongchou/settlement/contract'
import { get } from '../frame/api.ts'

/** The stay that the first page shows; null while the demo city has none. */
export const demoSettlementQuery = queryOptions({
  queryKey: ['demo-settlement'],
  queryFn: async () => (await get('/api/demo/settlement', demoSettlementShape)).settlement,
  refetchInterval: (query) => (query.state.data === null ? 5_000 : false),
})
