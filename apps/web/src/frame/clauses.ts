import { queryOptions, useQuery } from '@tanstack/react-query'
import { clauseIndexShape, ownClausesShape } from '@tongchou/clauses/contract'
import type { z } from 'zod'
import { get } from './api.ts'

export type Clause = z.infer<typeof clauseIndexShape>['clauses'][string]

/** The law changes only with a published version. */
const kept = { staleTime: Number.POSITIVE_INFINITY, retry: false } as const

/** The law of the platform's own place, behind the tags. */
const ownClausesQuery = queryOptions({
  ...{ ...kept, queryKey: ['clauses'] },
  queryFn: () => get('/api/clauses', ownClausesShape),
})

const clausesQuery = (region: string) =>
  queryOptions({
    ...{ ...kept, queryKey: ['clauses', region] },
    queryFn: () => get(`/api/clauses/${region}`, clauseIndexShape),
  })

export interface FoundClause extends Clause {
  /** The law that holds it; null where the clause names a document of its own. */
  readonly title: string | null
  /** The place where it does not stand in the platform's own law. */
  readonly place: string | null
}

/** The clause behind an id; null until the law is loaded, or where there is no such clause. */
export function useClause(id: string): FoundClause | null {
  const { data: own } = useQuery(ownClausesQuery)
  const region = own === undefined || id in own.clauses ? undefined : own.elsewhere[id.split('-')[0] ?? '']
  const { data: other } = useQuery({ ...clausesQuery(region ?? ''), enabled: region !== undefined })
  const index = region === undefined ? own : other
  const clause = index?.clauses[id]
  if (index === undefined || clause === undefined) return null
  return {
    ...clause,
    title: clause.document === index.document ? index.title : null,
    place: region === undefined ? null : index.name,
  }
}

/** The id where the platform's own law has the clause, else null: what it names elsewhere says nothing here. */
export function useOwnClause(id: string): string | null {
  const { data: own } = useQuery(ownClausesQuery)
  return own !== undefined && id in own.clauses ? id : null
}
