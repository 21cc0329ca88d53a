import { queryOptions, useQueryClient } from '@tanstack/react-query'
import { sharingRequestsShape, sharingsShape } from '@tongchou/accounts/contract'
import { z } from 'zod'
import { get, post } from '../frame/api.ts'

/** Who may pay from a person's account, and from whose account the person may pay. */
export const sharingsQuery = (personId: string) =>
  queryOptions({
    queryKey: ['person', personId, 'sharings'],
    queryFn: () => get(`/api/persons/${personId}/sharings`, sharingsShape),
  })

/** The sharings that wait for a second person. */
export const sharingRequestsQuery = queryOptions({
  queryKey: ['sharing-requests'],
  queryFn: async () => (await get('/api/sharing-requests', sharingRequestsShape)).requests,
  refetchInterval: 60_000,
  retry: false,
})

/** What a grant needs: the relative by number and name, the relation, the first day; at a counter what the clerk saw. */
export interface GrantFields {
  readonly relativeNo: string
  readonly relativeName: string
  readonly relation: string
  readonly from: string
  readonly basis?: string
}

/** Shares the own account, or asks for it at the counter: there another clerk approves. */
export const grant = (ownerId: string, fields: GrantFields) =>
  post(
    `/api/persons/${ownerId}/${fields.basis === undefined ? 'sharings' : 'sharing-requests'}`,
    fields,
    z.unknown(),
  )

/** Ends a sharing from a day on. */
export const end = (ownerId: string, sharingId: string, endsOn: string) =>
  post(`/api/persons/${ownerId}/sharings/${sharingId}/end`, { endsOn }, z.unknown())

/** What granting, ending and deciding change. */
export function useForgetSharings(): () => void {
  const queries = useQueryClient()
  return () => {
    void queries.invalidateQueries({ queryKey: ['person'] })
    void queries.invalidateQueries({ queryKey: sharingRequestsQuery.queryKey })
  }
}
