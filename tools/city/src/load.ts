import { setImmediate as nextTurn } from 'node:timers/promises'
import { assert, type CivilDate } from '@tongchou/kernel'
import type { Bundle } from '@tongchou/policy'
import pg from 'pg'
import { AccountBook } from './account-book.ts'
import { CareHistory, type CityLaw } from './care-history.ts'
import { CITY_OPENS_ON } from './city-days.ts'
import { Batch } from './copy.ts'
import { covered } from './covered.ts'
import type { CityPerson, CoveredPerson } from './person.ts'
import { addPerson, type CityVault } from './person-rows.ts'
import { planHistory } from './plan-history.ts'
import { inventPersons } from './population.ts'
import { addShared } from './shared-rows.ts'
import { situationVisits } from './situation-visits.ts'
import { SITUATIONS, STORY_PERSON_NO, situationPersons } from './situations.ts'
import { addStaff } from './staff.ts'
import { storyPersons } from './story.ts'
import { storyVisits } from './story-visits.ts'
import { CARE_TABLES, PERSON_TABLES, SHARED_TABLES } from './tables.ts'
import type { PlannedVisit } from './visit.ts'

export interface CityOptions {
  readonly seed: number
  /** How many persons in all, those of the story and the situations among them. */
  readonly persons: number
  /** The last day of the generated history. */
  readonly until: CivilDate
  readonly vault: CityVault
  /** The published law by which entitlement is derived and the history settled. */
  readonly bundle: Bundle
  /** False: nobody has been to a doctor. */
  readonly hasCare?: boolean
}

export interface LoadOptions extends CityOptions {
  readonly onProgress?: (loaded: number, of: number) => void
}

export interface LoadedCity {
  /** False where the database already held persons: nothing was changed. */
  readonly isNew: boolean
  /** Rows per table. */
  readonly rows: Readonly<Record<string, number>>
}

const TABLES = { ...SHARED_TABLES, ...PERSON_TABLES, ...CARE_TABLES }
const PERSONS_A_BATCH = 500
const PERSONS_A_TURN = 20
/** Two loads at the same moment wait for each other here. */
const LOCK = 7_420_801

/**
 * Loads the demo city into a migrated, empty database: everything in one transaction, so that a load killed half-way leaves nothing.
 * @param url connects as the owner of the tables, because COPY is not possible under row-level security
 */
export async function loadCity(url: string, options: LoadOptions): Promise<LoadedCity> {
  const client = new pg.Client({ connectionString: url, application_name: 'tongchou-city' })
  await client.connect()
  try {
    await client.query('begin')
    await client.query('select pg_advisory_xact_lock($1)', [LOCK])
    const found = await client.query('select 1 from person limit 1')
    const rows: Record<string, number> = {}
    const isNew = found.rowCount === 0
    if (isNew) await fill(client, options, rows)
    await client.query('commit')
    if (isNew) await client.query('analyze')
    return { isNew, rows }
  } finally {
    await client.end()
  }
}

async function fill(client: pg.Client, options: LoadOptions, rows: Record<string, number>): Promise<void> {
  let loaded = 0
  let sending = Promise.resolve()
  for (const batch of cityBatches(options)) {
    if (batch === 'turn') {
      await nextTurn()
      continue
    }
    await sending
    for (const [table, count] of Object.entries(batch.counts())) rows[table] = (rows[table] ?? 0) + count
    loaded += batch.counts().person ?? 0
    options.onProgress?.(loaded, options.persons)
    sending = batch.send(client)
    // A failure is met at the next `await sending`; until then it is not unhandled.
    sending.catch(() => undefined)
  }
  await sending
}

/**
 * The city's rows, batch after batch; between them 'turn' invites the caller to let other work run.
 * The same options give the same rows, apart from what the vault adds.
 */
export function* cityBatches(options: CityOptions): Generator<Batch | 'turn'> {
  const { seed, until, vault } = options
  const named = [...storyPersons(until), ...situationPersons(until)]
  assert(options.persons >= named.length, `a city has at least ${named.length} persons`)
  assert(until >= CITY_OPENS_ON, `the city's history ends after ${CITY_OPENS_ON}`)
  let batch = new Batch(TABLES)
  addShared(batch, seed)
  addStaff(batch, seed, (personNo) => named.find((person) => person.personNo === personNo)?.personId ?? null)
  let count = 0
  for (const one of chain(named, inventPersons(options.persons - named.length, { seed, until }))) {
    const person = covered(one, options.bundle)
    addPerson(batch, person, { vault, bundleHash: options.bundle.hash })
    const book = new AccountBook(person)
    if (options.hasCare !== false) addCare(batch, person, book, options)
    book.close(batch, until)
    count++
    if (count % PERSONS_A_TURN === 0) yield 'turn'
    if (count % PERSONS_A_BATCH !== 0) continue
    yield batch
    batch = new Batch(TABLES)
  }
  yield batch
}

/** The person's care, settled. Only the persons of the story and the sandbox keep their traces: a million stay loadable. */
function addCare(
  batch: Batch,
  person: CoveredPerson,
  book: AccountBook,
  city: CityLaw & { seed: number },
): void {
  const named = visitsOfNamed(person.personNo, city.until)
  const history = new CareHistory(person, city, { book, batch, keepsTraces: named !== null })
  for (const visit of named ?? planHistory(person, city.seed, city.until)) history.settle(visit)
  history.close()
}

function visitsOfNamed(personNo: string, until: CivilDate): PlannedVisit[] | null {
  if (personNo === STORY_PERSON_NO) return storyVisits(until)
  const situation = SITUATIONS.find((one) => one.personNo === personNo)
  return situation === undefined ? null : situationVisits(situation.key, until)
}

function* chain(first: readonly CityPerson[], then: Iterable<CityPerson>): Generator<CityPerson> {
  yield* first
  yield* then
}
