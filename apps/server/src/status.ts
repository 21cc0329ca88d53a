import type { Database } from '@tongchou/database'
import type { FastifyInstance } from 'fastify'
import type { DemoCity } from './demo-city.ts'

export interface StatusNeeds {
  readonly database: Pick<Database, 'query'>
  /** Null outside the demo. */
  readonly demo: object | null
  readonly startedInMs: () => number | null
  readonly city: Pick<DemoCity, 'isKept' | 'loading'> | null
}

interface CityCounts {
  readonly persons: number
  readonly providers: number
  readonly items: number
  readonly districts: number
}

/** What the platform says of itself to anybody. */
export function registerStatus(app: FastifyInstance, needs: StatusNeeds): void {
  app.get('/api/status', async () => {
    // Asked before the persons are counted: who reads that nothing is loading finds everybody in the count.
    const loading = needs.city?.loading() ?? null
    const counts = await countCity(needs.database)
    return {
      mode: needs.demo === null ? 'production' : 'demo',
      isReady: true,
      loading,
      startedInMs: needs.startedInMs(),
      hasKeptData: needs.city?.isKept === true,
      city: needs.demo === null ? null : counts,
    }
  })
}

/** One walk through the index of districts: a page that waits for a large city asks every second. */
async function countCity(database: StatusNeeds['database']): Promise<CityCounts | null> {
  const [counts] = await database.query<CityCounts>(
    `select coalesce(sum(persons), 0)::bigint as persons, count(*) as districts,
       (select count(*) from provider) as providers, (select count(*) from catalogue_item) as items
       from (select count(*) as persons from person group by district) as of_district`,
  )
  return counts ?? null
}
