import { queryOptions } from '@tanstack/react-query'
import { demoSettlementShape } from '@tongchou/settlement/contract'
import { get, Problem } from '../frame/api.ts'

/** The stay that the first page shows; null while the demo city has none. */
export const demoSettlementQuery = queryOptions({
  queryKey: ['demo-settlement'],
  queryFn: () =>
    get('/api/demo/settlement', demoSettlementShape).catch((error: unknown) => {
      if (error instanceof Problem && error.status === 404) return null
      throw error
    }),
  refetchInterval: (query) => (query.state.data === null ? 3_000 : false),
})
