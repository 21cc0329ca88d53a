import { queryOptions, useQuery } from '@tanstack/react-query'
import { clauseIndexShape } from '@tongchou/clauses/contract'
import type { z } from 'zod'
import { get } from './api.ts'

export type Clause = z.infer<typeof clauseIndexShape>['clauses'][string]

/** The law of the place behind the tags; it changes only with a published version. */
const clausesQuery = (region: string) =>
  queryOptions({
    queryKey: ['clauses', region],
    queryFn: () => get(`/api/clauses/${region}`, clauseIndexShape),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })

const REGIONS: Readonly<Record<string, string>> = { JM: 'jingmen', EL: 'erenhot', CQ: 'shapingba' }

/** The clause behind an id and the document that holds it; null until the law is loaded, or where it has no such clause. */
export function useClause(id: string): (Clause & { title: string; inForceFrom: string }) | null {
  const region = REGIONS[id.slice(0, 2)] ?? 'jingmen'
  const { data } = useQuery(clausesQuery(region))
  const clause = data?.clauses[id]
  if (data === undefined || clause === undefined) return null
  return { ...clause, title: data.title, inForceFrom: data.from }
}
