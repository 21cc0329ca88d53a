import { queryOptions } from '@tanstack/react-query'
import { catalogueShape } from '@tongchou/catalogue/contract'
import { providersShape } from '@tongchou/providers/contract'
import { get } from '../frame/api.ts'

export const providersQuery = (query: string) =>
  queryOptions({
    queryKey: ['providers', query],
    queryFn: () => get(`/api/providers?${new URLSearchParams({ query })}`, providersShape),
  })

export const itemsQuery = (query: string, day: string | null) =>
  queryOptions({
    queryKey: ['catalogue', query, day],
    queryFn: () =>
      get(
        `/api/catalogue?${new URLSearchParams({ query, ...(day === null ? {} : { day }) })}`,
        catalogueShape,
      ),
  })
