import { queryOptions } from '@tanstack/react-query'
import { catalogueShape, diseasesShape } from '@tongchou/catalogue/contract'
import { providersShape } from '@tongchou/providers/contract'
import { get } from '../frame/api.ts'

export const providersQuery = (query: string) =>
  queryOptions({
    queryKey: ['providers', query],
    queryFn: () => get(`/api/providers?${new URLSearchParams({ query })}`, providersShape),
  })

const asked = (query: string, day: string | null) =>
  new URLSearchParams({ query, ...(day === null ? {} : { day }) })

export const itemsQuery = (query: string, day: string | null) =>
  queryOptions({
    queryKey: ['catalogue', query, day],
    queryFn: () => get(`/api/catalogue?${asked(query, day)}`, catalogueShape),
  })

export const diseasesQuery = (query: string, day: string | null) =>
  queryOptions({
    queryKey: ['diseases', query, day],
    queryFn: () => get(`/api/diseases?${asked(query, day)}`, diseasesShape),
  })
