import type { Database } from '@tongchou/database'
import { routesAbout } from '@tongchou/staff'
import { statusShape } from '@tongchou/staff/contract'
import type { FastifyInstance } from 'fastify'
import type { DemoCity } from './demo-city.ts'

export interface StatusNeeds {
  readonly database: Pick<Database, 'query'>
  /** Null outside the demo. */
  readonly demo: object | null
  readonly startedInMs: () => number | null
  readonly city: Pick<DemoCity, 'isKept' | 'loading'> | null
  readonly place: () => { readonly region: string; readonly name: string }
}

const route = routesAbout('平台')

interface CityCounts {
  readonly persons: number
  readonly providers: number
  readonly items: number
  readonly districts: number
  /** The instant of this count, ISO: it is kept for a while and not taken at each question. */
  readonly countedAt: string
}

/** How long a count is good, in milliseconds: while persons are arriving, and once all are there. */
const GOOD_FOR_MS = { loading: 5_000, loaded: 600_000 } as const

/** What the platform says of itself to anybody. */
export function registerStatus(app: FastifyInstance, needs: StatusNeeds): void {
  const counts = keptCounts(needs.database)
  app.get('/api/status', route('平台的状态', { isOpen: true, response: { 200: statusShape } }), async () => {
    // Asked before the persons are counted: who reads that nothing is loading finds everybody in the count.
    const loading = needs.city?.loading() ?? null
    return {
      mode: needs.demo === null ? 'production' : 'demo',
      isReady: true,
      place: needs.place(),
      loading,
      startedInMs: needs.startedInMs(),
      hasKeptData: needs.city?.isKept === true,
      city: needs.demo === null ? null : await counts(loading === null ? 'loaded' : 'loading'),
    }
  })
}

/** Counts the city, which walks through every person, only when the last count is too old or was taken before loading ended. */
function keptCounts(database: StatusNeeds['database']) {
  let kept: { phase: keyof typeof GOOD_FOR_MS; at: number; counts: Promise<CityCounts | null> } | null = null
  return (phase: keyof typeof GOOD_FOR_MS): Promise<CityCounts | null> => {
    const at = Date.now()
    if (kept?.phase === phase && at - kept.at < GOOD_FOR_MS[phase]) return kept.counts
    const counts = countCity(database, new Date(at))
    const taken = { phase, at, counts }
    kept = taken
    // A count that failed is told to whoever waits for it, and the next one counts again.
    counts.catch(() => {
      if (kept === taken) kept = null
    })
    return counts
  }
}

/** One walk through the index of districts. */
async function countCity(database: StatusNeeds['database'], at: Date): Promise<CityCounts | null> {
  const [counts] = await database.query<Omit<CityCounts, 'countedAt'>>(
    `select coalesce(sum(persons), 0)::bigint as persons, count(*) as districts,
       (select count(*) from provider) as providers, (select count(*) from catalogue_item) as items
       from (select count(*) as persons from person group by district) as of_district`,
  )
  return counts === undefined ? null : { ...counts, countedAt: at.toISOString() }
}
