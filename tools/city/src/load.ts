import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { openVault, type VaultKeys } from '@tongchou/insured'
import type { CivilDate } from '@tongchou/kernel'
import type { Bundle } from '@tongchou/policy'
import type pg from 'pg'
import { cityBatches } from './city-batches.ts'
import { type BegunCity, beginCity, begunCity, personsLoaded } from './city-record.ts'
import { connectLoader, inTransaction, loadBatch } from './load-batch.ts'
import type { Work } from './load-worker.ts'

export interface LoadOptions extends BegunCity {
  /** The keys of the platform's vault: the identity numbers are encrypted as it does. */
  readonly keys: VaultKeys
  /** The published law of a day. */
  readonly bundleOn: (day: CivilDate) => Bundle
  readonly hasCare?: boolean
  /** Hears how many persons are there, each time that some have come. */
  readonly onProgress?: (loaded: number, of: number) => void
}

/** A city whose first batch is there: the persons with names, all institutions, the catalogue, the accounts. */
export interface LoadedCity {
  /** False where the database already held persons. */
  readonly isNew: boolean
  /** How many persons it has, or will have. */
  readonly persons: number
  readonly loaded: () => number
  /** Loads the others. @returns true when everybody is there, false where it was stopped */
  readonly loadRest: () => Promise<boolean>
  /** Leaves the rest to the next start. */
  readonly stop: () => Promise<void>
}

/** Two loads that begin at the same moment wait for each other here. */
const LOCK = 7_420_801
/** More threads than this only queue at the database. */
const MOST_THREADS = 4

/**
 * Loads the first batch of the demo city into a migrated, empty database; the others follow when they are asked for, on threads of
 * their own, each batch in one transaction. A load that was broken off goes on with the city that it had begun. A database that
 * holds persons from elsewhere is left alone.
 * @param url connects as the owner of the tables
 */
export async function loadCity(url: string, options: LoadOptions): Promise<LoadedCity> {
  const { city, isNew, loaded } = await begin(url, options)
  const stopping = new AbortController()
  let count = loaded
  let loading: Promise<boolean> = Promise.resolve(false)
  const hear = (persons: number): void => {
    count += persons
    options.onProgress?.(count, city.persons)
  }
  return {
    isNew,
    persons: city.persons,
    loaded: () => count,
    loadRest: () => {
      if (count === city.persons) return Promise.resolve(true)
      loading = loadRest(url, { ...options, ...city }, stopping, hear).then((isWhole) => {
        // Another process may have brought some of them.
        if (isWhole) count = city.persons
        return isWhole
      })
      return loading
    },
    stop: async () => {
      stopping.abort()
      // Whoever asked for the rest hears of a failure.
      await loading.catch(() => undefined)
    },
  }
}

interface Begun {
  readonly city: BegunCity
  readonly isNew: boolean
  readonly loaded: number
}

/** The first batch, unless it is there: with it the city is written down, or neither is. */
async function begin(url: string, options: LoadOptions): Promise<Begun> {
  const client = await connectLoader(url)
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    const known = await begunCity(client)
    if (known !== null) return { city: known, isNew: false, loaded: await personsLoaded(client) }
    const { rows } = await client.query<{ persons: number }>(
      'select count(*)::integer as persons from person',
    )
    const persons = rows[0]?.persons ?? 0
    if (persons > 0) return { city: { ...options, persons }, isNew: false, loaded: persons }
    const loaded = await inTransaction(client, async () => {
      await beginCity(client, options)
      return loadFirst(client, options)
    })
    await client.query('analyze')
    return { city: options, isNew: true, loaded }
  } finally {
    await client.end()
  }
}

async function loadFirst(client: pg.Client, options: LoadOptions): Promise<number> {
  let next = 0
  const batches = cityBatches({ ...cityOf(options), vault: openVault(options.keys) }, () => next++)
  for (const first of batches) return loadBatch(client, first)
  return 0
}

/** All batches after the first, on threads that claim them from one number. @returns false where it was stopped */
async function loadRest(
  url: string,
  options: LoadOptions,
  stopping: AbortController,
  hear: (persons: number) => void,
): Promise<boolean> {
  const next = new Int32Array(new SharedArrayBuffer(4)).fill(1)
  const work: Work = { url, city: cityOf(options), keys: options.keys, next }
  const threads = Math.min(availableParallelism(), MOST_THREADS)
  try {
    await Promise.all(Array.from({ length: threads }, () => runThread(work, hear, stopping.signal)))
  } catch (error) {
    stopping.abort()
    throw error
  }
  if (stopping.signal.aborted) return false
  const client = await connectLoader(url)
  await client.query('analyze').finally(() => client.end())
  return true
}

const cityOf = ({
  seed,
  persons,
  until,
  untilMinute,
  bundleOn,
  hasCare = true,
}: LoadOptions): Work['city'] => ({
  seed,
  persons,
  until,
  untilMinute,
  hasCare,
  bundle: bundleOn(until),
})

/** Runs one thread to its end, or until the signal ends it: its connection is cut and its open batch rolled back. */
function runThread(work: Work, hear: (persons: number) => void, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return resolve()
    const thread = new Worker(new URL('./load-worker.ts', import.meta.url), { workerData: work })
    const end = (): void => void thread.terminate()
    signal.addEventListener('abort', end)
    thread.on('message', hear)
    thread.once('error', reject)
    thread.once('exit', () => {
      signal.removeEventListener('abort', end)
      resolve()
    })
  })
}
