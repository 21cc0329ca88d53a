import type { Database } from '@tongchou/database'
import type { CivilDate } from '@tongchou/kernel'
import type { Platform } from '../platform/platform.ts'
import { readConditions, readDiseases, readInstitutions, readItems } from '../readings/sandbox.ts'
import { type Fixtures, fixturesOf, type SandboxPerson } from './fixtures.ts'

/** A person of the sandbox by number, with one Chinese phrase that says what is special. */
export interface SandboxSituation {
  readonly personNo: string
  readonly situation: string
  /** Tokens of the e-voucher (01) and the card (03). */
  readonly voucher: string
  readonly card: string
}

export interface FixtureNeeds {
  readonly database: Database
  readonly platform: Platform
  readonly today: () => CivilDate
  readonly endpoint: string
  readonly district: string
  readonly situations: readonly SandboxSituation[]
}

/** Reads the sandbox's fixtures as the database holds them today. */
export async function readFixtures(needs: FixtureNeeds): Promise<Fixtures> {
  const { database, endpoint, district } = needs
  const today = needs.today()
  const [institutions, items, diseases] = await Promise.all([
    readInstitutions(database, today),
    readItems(database, today),
    readDiseases(database, today),
  ])
  const persons: SandboxPerson[] = []
  for (const situation of needs.situations) persons.push(...(await readPersonOf(needs, situation, today)))
  return fixturesOf({ endpoint, district, today, institutions, persons, items, diseases })
}

/** None where the database holds another city. */
async function readPersonOf(
  { database, platform }: FixtureNeeds,
  { personNo, situation, voucher, card }: SandboxSituation,
  today: CivilDate,
): Promise<SandboxPerson[]> {
  const personId = await platform.personIdOf('personNo', personNo)
  if (personId === null) return []
  const [person, insurance, balance, conditions] = await Promise.all([
    platform.person(personId),
    platform.insuranceOn(personId, today),
    platform.balanceOf(personId),
    readConditions(database, personId, today),
  ])
  return [{ person, insurance, balance, conditions, situation, voucher, card }]
}
