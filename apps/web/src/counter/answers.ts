import { queryOptions, skipToken } from '@tanstack/react-query'
import { accountShape } from '@tongchou/accounts/contract'
import { filingsShape } from '@tongchou/filings/contract'
import { accessesShape, foundPersonsShape, personShape, revealedShape } from '@tongchou/insured/contract'
import { openEncountersShape, personSettlementsShape, personYearShape } from '@tongchou/settlement/contract'
import { get, post } from '../frame/api.ts'

/** What the counter, and the insured person, ask the platform. */

export const findQuery = (query: string) =>
  queryOptions({
    queryKey: ['persons', query],
    queryFn:
      query.length < 2
        ? skipToken
        : () => get(`/api/persons?query=${encodeURIComponent(query)}`, foundPersonsShape),
  })

export const personQuery = (personId: string) =>
  queryOptions({
    queryKey: ['person', personId],
    queryFn: () => get(`/api/persons/${personId}`, personShape),
    staleTime: 60_000,
  })

export const personOnQuery = (personId: string, day: string) =>
  queryOptions({
    queryKey: ['person', personId, day],
    queryFn: () => get(`/api/persons/${personId}?day=${day}`, personShape),
  })

export const yearQuery = (personId: string) =>
  queryOptions({
    queryKey: ['person', personId, 'year'],
    queryFn: async () => (await get(`/api/persons/${personId}/year`, personYearShape)).year,
  })

export const visitsQuery = (personId: string) =>
  queryOptions({
    queryKey: ['person', personId, 'settlements'],
    queryFn: async () =>
      (await get(`/api/persons/${personId}/settlements`, personSettlementsShape)).settlements,
  })

/** Stays and visits that are not settled yet. */
export const openEncountersQuery = (personId: string) =>
  queryOptions({
    queryKey: ['person', personId, 'encounters'],
    queryFn: async () => (await get(`/api/persons/${personId}/encounters`, openEncountersShape)).encounters,
  })

export const accountQuery = (personId: string) =>
  queryOptions({
    queryKey: ['person', personId, 'account'],
    queryFn: () => get(`/api/persons/${personId}/account`, accountShape),
  })

export const filingsQuery = (personId: string) =>
  queryOptions({
    queryKey: ['person', personId, 'filings'],
    queryFn: async () => (await get(`/api/persons/${personId}/filings`, filingsShape)).filings,
  })

export const accessesQuery = (personId: string) =>
  queryOptions({
    queryKey: ['person', personId, 'accesses'],
    queryFn: async () => (await get(`/api/persons/${personId}/accesses`, accessesShape)).accesses,
  })

/** Asks for the whole identity number; the reason stands in the log that the person sees. */
export const reveal = (personId: string, reason: string) =>
  post(`/api/persons/${personId}/identity`, { reason }, revealedShape)
