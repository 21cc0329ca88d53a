import { queryOptions } from '@tanstack/react-query'
import { z } from 'zod'
import { get, Problem } from '../frame/api.ts'

const shape = z.object({
  personId: z.string(),
  settlementId: z.string(),
  level: z.number(),
  totalCost: z.number(),
  fullSelfPay: z.number(),
  overLimitSelfPay: z.number(),
  firstSelfPay: z.number(),
  deductible: z.number(),
  pooledPay: z.number(),
  catastrophicEmployeePay: z.number(),
  accountPay: z.number(),
  cashPay: z.number(),
})

export type DemoSettlement = z.infer<typeof shape>

/** The stay that the first page shows; null while the demo city has none. */
export const demoSettlementQuery = queryOptions({
  queryKey: ['demo-settlement'],
  queryFn: () =>
    get('/api/demo/settlement', shape).catch((error: unknown) => {
      if (error instanceof Problem && error.status === 404) return null
      throw error
    }),
  refetchInterval: (query) => (query.state.data === null ? 3_000 : false),
})
