import { assert, type CivilDate } from '@tongchou/kernel'
import type { Bundle } from '@tongchou/policy'
import { AccountBook } from './account-book.ts'
import { CareHistory, type CityLaw } from './care-history.ts'
import { CITY_OPENS_ON, type HistoryEnd } from './city-days.ts'
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

export interface CityOptions extends HistoryEnd {
  readonly seed: number
  /** How many persons in all, those of the story and the situations among them. */
  readonly persons: number
  readonly vault: CityVault
  /** The published law by which entitlement is derived and the history settled. */
  readonly bundle: Bundle
  /** False: nobody has been to a doctor. */
  readonly hasCare?: boolean
}

/** So many persons are loaded in one piece, each with everything that is theirs. */
export const PERSONS_A_BATCH = 500

const TABLES = { ...SHARED_TABLES, ...PERSON_TABLES, ...CARE_TABLES }

export interface CityBatch {
  /** The place among the city's batches, from 0. */
  readonly at: number
  readonly persons: number
  /** Fills the rows; a batch that turns out not to be wanted costs nothing. */
  readonly rows: () => Batch
}

/**
 * The batches of a city that are claimed; the persons of the others are passed over. The first holds what is the same for everybody
 * and the persons with names, too. The same options give the same rows, apart from what the vault adds.
 * @param claim the next batch that is wanted, each later than the one before
 */
export function* cityBatches(options: CityOptions, claim: () => number): Generator<CityBatch> {
  const { seed, until } = options
  const named = [...storyPersons(until), ...situationPersons(until)]
  assert(options.persons >= named.length, `a city has at least ${named.length} persons`)
  assert(until >= CITY_OPENS_ON, `the city's history ends after ${CITY_OPENS_ON}`)
  let wanted = claim()
  let persons: CityPerson[] = []
  let count = 0
  for (const person of chain(named, inventPersons(options.persons - named.length, { seed, until }))) {
    const at = Math.floor(count++ / PERSONS_A_BATCH)
    if (at === wanted) persons.push(person)
    if (at !== wanted || (count % PERSONS_A_BATCH !== 0 && count !== options.persons)) continue
    const members = persons
    yield { at, persons: members.length, rows: () => rowsOf(at, members, options) }
    persons = []
    wanted = claim()
  }
}

function rowsOf(at: number, persons: readonly CityPerson[], options: CityOptions): Batch {
  const batch = new Batch(TABLES)
  if (at === 0) {
    addShared(batch, options.seed)
    addStaff(
      batch,
      options.seed,
      (personNo) => persons.find((it) => it.personNo === personNo)?.personId ?? null,
    )
  }
  for (const person of persons) addWhole(batch, person, options)
  return batch
}

function addWhole(batch: Batch, one: CityPerson, options: CityOptions): void {
  const person = covered(one, options.bundle)
  addPerson(batch, person, { vault: options.vault, bundleHash: options.bundle.hash, end: options })
  const book = new AccountBook(person, options)
  if (options.hasCare !== false) addCare(batch, person, book, options)
  book.close(batch)
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
