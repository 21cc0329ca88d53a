import { queryOptions } from '@tanstack/react-query'
import { statusShape } from '@tongchou/staff/contract'
import type { z } from 'zod'
import { get } from './api.ts'

export type Status = z.infer<typeof statusShape>

export const statusQuery = queryOptions({
  queryKey: ['status'],
  queryFn: () => get('/api/status', statusShape),
  refetchInterval: (query) => (isSettled(query.state.data) ? 60_000 : 1_000),
})

/** Nothing is going on of which a reader would want to hear. */
const isSettled = (status: Status | undefined): boolean => status?.isReady === true && status.loading === null
