import { queryOptions, useQueryClient } from '@tanstack/react-query'
import {
  filingApplicationsShape,
  filingPreviewShape,
  filingProgressShape,
  filingRequestsShape,
  filingSubjectsShape,
  type NewFiling,
} from '@tongchou/filings/contract'
import { z } from 'zod'
import { get, post } from '../frame/api.ts'

/** One filing to be made, or one to be withdrawn. */
export type Asked = { filing: NewFiling } | { withdraws: string }

/** Filings that wait for a second person. */
export const filingRequestsQuery = queryOptions({
  queryKey: ['filing-requests'],
  queryFn: async () => (await get('/api/filing-requests', filingRequestsShape)).requests,
  refetchInterval: 60_000,
  retry: false,
})

/** What may be filed and is named by a code. */
export const filingSubjectsQuery = queryOptions({
  queryKey: ['filing-subjects'],
  queryFn: () => get('/api/filing-subjects', filingSubjectsShape),
  staleTime: 600_000,
})

/** What the filing would change; nothing is written. */
export const filingPreviewQuery = (personId: string, asked: Asked | null) =>
  queryOptions({
    queryKey: ['person', personId, 'filing-preview', asked],
    queryFn: () => post(`/api/persons/${personId}/filing-preview`, asked, filingPreviewShape),
    enabled: asked !== null,
    retry: false,
  })

/** The same of a request that waits. */
export const filingRequestPreviewQuery = (personId: string, requestId: string) =>
  queryOptions({
    queryKey: ['person', personId, 'filing-request-preview', requestId],
    queryFn: () => get(`/api/filing-requests/${personId}/${requestId}/preview`, filingPreviewShape),
    retry: false,
  })

export const askFiling = (personId: string, asked: Asked, basis: string) =>
  post(`/api/persons/${personId}/filing-requests`, { asked, basis }, z.unknown())

/** How far everything is that was asked for a person. */
export const filingProgressQuery = (personId: string) =>
  queryOptions({
    queryKey: ['person', personId, 'filing-requests'],
    queryFn: async () =>
      (await get(`/api/persons/${personId}/filing-requests`, filingProgressShape)).requests,
  })

/** What a filing that stands changes. */
export const filingEffectsQuery = (personId: string, filingId: string) =>
  queryOptions({
    queryKey: ['person', personId, 'filing-effects', filingId],
    queryFn: async () =>
      (await get(`/api/persons/${personId}/filings/${filingId}/effects`, filingPreviewShape)).effects,
  })

/** What persons applied for and no clerk has looked at yet. */
export const filingApplicationsQuery = queryOptions({
  queryKey: ['filing-applications'],
  queryFn: async () => (await get('/api/filing-applications', filingApplicationsShape)).requests,
  refetchInterval: 60_000,
  retry: false,
})

/** What an application that waits would change. */
export const applicationPreviewQuery = (personId: string, requestId: string) =>
  queryOptions({
    queryKey: ['person', personId, 'filing-application-preview', requestId],
    queryFn: () => get(`/api/filing-applications/${personId}/${requestId}/preview`, filingPreviewShape),
    retry: false,
  })

export const applyForFiling = (personId: string, filing: NewFiling, said: string) =>
  post(`/api/persons/${personId}/filing-applications`, { filing, said }, z.unknown())

/** After asking and deciding: the to-dos and the person are other ones. */
export function useFilingsRefresh(): () => void {
  const queries = useQueryClient()
  return () => {
    void queries.invalidateQueries({ queryKey: filingRequestsQuery.queryKey })
    void queries.invalidateQueries({ queryKey: filingApplicationsQuery.queryKey })
    void queries.invalidateQueries({ queryKey: ['person'] })
  }
}
