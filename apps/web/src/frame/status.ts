import { queryOptions } from '@tanstack/react-query'
import { z } from 'zod'
import { get } from './api.ts'

/** What the platform says of itself to anybody; only the mode is always there. */
const statusShape = z.object({
  mode: z.enum(['demo', 'test', 'production']).catch('production'),
  isReady: z.boolean().catch(true),
  /** How far the demo city is loaded, while it is loading. */
  loading: z.object({ loaded: z.number(), of: z.number() }).nullable().catch(null),
  startedInMs: z.number().nullable().catch(null),
  /** The last start found the data of an earlier one. */
  hasKeptData: z.boolean().catch(false),
  city: z
    .object({ persons: z.number(), providers: z.number(), items: z.number(), districts: z.number() })
    .nullable()
    .catch(null),
})

export type Status = z.infer<typeof statusShape>

export const statusQuery = queryOptions({
  queryKey: ['status'],
  queryFn: () => get('/api/status', statusShape),
  refetchInterval: (query) => (isSettled(query.state.data) ? 60_000 : 1_000),
})

/** Nothing is going on of which a reader would want to hear. */
const isSettled = (status: Status | undefined): boolean => status?.isReady === true && status.loading === null
