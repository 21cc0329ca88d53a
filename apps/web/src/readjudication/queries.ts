import { queryOptions, useQueryClient } from '@tanstack/react-query'
import {
  dueReadjudicationsShape,
  readjudicationRequestsShape,
  readjudicationsShape,
} from '@tongchou/settlement/contract'
import { get } from '../frame/api.ts'

/** A person's benefit years, each run again with the facts known now. */
export const readjudicationsQuery = (personId: string) =>
  queryOptions({
    queryKey: ['person', personId, 'readjudications'],
    queryFn: () => get(`/api/persons/${personId}/readjudications`, readjudicationsShape),
    staleTime: 60_000,
  })

/** The readjudications that wait for a second person. */
export const readjudicationRequestsQuery = queryOptions({
  queryKey: ['readjudication-requests'],
  queryFn: async () => (await get('/api/readjudication-requests', readjudicationRequestsShape)).requests,
  refetchInterval: 60_000,
  retry: false,
})

/** The persons whose year waits to be run again, in the reader's districts. */
export const dueReadjudicationsQuery = queryOptions({
  queryKey: ['readjudications-due'],
  queryFn: async () => (await get('/api/readjudications/due', dueReadjudicationsShape)).due,
  staleTime: 60_000,
  retry: false,
})

/** What asking and deciding change: everything of the person, his settlements and the to-dos. */
export function useForget(personId: string): () => void {
  const queries = useQueryClient()
  return () => {
    void queries.invalidateQueries({ queryKey: ['person', personId] })
    void queries.invalidateQueries({ queryKey: ['settlement', personId] })
    void queries.invalidateQueries({ queryKey: readjudicationRequestsQuery.queryKey })
    void queries.invalidateQueries({ queryKey: dueReadjudicationsQuery.queryKey })
  }
}
