import { queryOptions, useQueryClient } from '@tanstack/react-query'
import { eventPreviewShape, eventRequestsShape } from '@tongchou/insured/contract'
import { z } from 'zod'
import { get, post } from '../frame/api.ts'

/** What is asked to be recorded of one person. */
export interface Asked {
  readonly events: readonly object[]
  readonly changes: readonly object[]
  readonly withdraws: readonly string[]
}

/** Facts by hand that wait for a second person. */
export const eventRequestsQuery = queryOptions({
  queryKey: ['event-requests'],
  queryFn: async () => (await get('/api/event-requests', eventRequestsShape)).requests,
  refetchInterval: 60_000,
  retry: false,
})

/** What the facts would change, day by day; nothing is written. */
export const previewQuery = (personId: string, asked: Asked | null) =>
  queryOptions({
    queryKey: ['person', personId, 'preview', asked],
    queryFn: () => post(`/api/persons/${personId}/event-preview`, asked, eventPreviewShape),
    enabled: asked !== null,
    retry: false,
  })

/** The same of a request that waits. */
export const requestPreviewQuery = (personId: string, requestId: string) =>
  queryOptions({
    queryKey: ['person', personId, 'request-preview', requestId],
    queryFn: () => get(`/api/event-requests/${personId}/${requestId}/preview`, eventPreviewShape),
    retry: false,
  })

export const askFacts = (personId: string, asked: Asked & { reason: string; exception: string | null }) =>
  post(`/api/persons/${personId}/event-requests`, asked, z.object({ requestId: z.string() }))

/** After asking and deciding: the to-dos and the person are other ones. */
export function useFactsRefresh(): () => void {
  const queries = useQueryClient()
  return () => {
    void queries.invalidateQueries({ queryKey: eventRequestsQuery.queryKey })
    void queries.invalidateQueries({ queryKey: ['person'] })
  }
}
