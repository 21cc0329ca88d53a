import type { Vault } from '@tongchou/insured'
import { refuse, toWireId, type Uuid } from '@tongchou/kernel'
import { providerOn, signIn, signOut } from '@tongchou/providers'
import {
  amendEncounter,
  cancelEncounter,
  dischargeEncounter,
  type Needs,
  undoDischarge,
} from '@tongchou/settlement'
import { readContext } from '../readings/encounters.ts'
import { readDiseasesOf, readReferralsOf } from '../readings/filings.ts'
import { findPersonByKey, type KeyKind, readInsurance, readPerson } from '../readings/persons.ts'
import { readYears } from '../readings/settlements.ts'
import { charging } from './charging.ts'
import { opening } from './opening.ts'
import type { Platform } from './platform.ts'
import { settling } from './settling.ts'

export interface PlatformNeeds extends Needs {
  readonly vault: Vault
}

/** The platform as the interface asks for it: the use cases with what they need, and readings. */
export function bindPlatform(needs: PlatformNeeds): Platform {
  const { database, vault } = needs
  return {
    ...opening(needs),
    ...charging(needs),
    ...settling(needs, vault),
    personIdOf: rememberPersonNumbers((kind, value) => findPersonByKey(database, vault, kind, value)),
    person: (personId) => readPerson(database, vault, personId),
    insuranceOn: (personId, day) => readInsurance(database, personId, day),
    balanceOf: async (personId) => {
      const [row] = await database.query<{ balance: number }>(
        'select balance from account where person_id = $1',
        [personId],
      )
      return row?.balance ?? 0
    },
    provider: (code) => providerOn(database, code, needs.today()),
    signIn: async (providerCode, operator) => {
      const signNo = toWireId(needs.newId())
      await signIn(database, { signNo, providerCode, operator, at: needs.now() })
      return signNo
    },
    signOut: async (providerCode, signNo) => {
      await signOut(database, { signNo, providerCode, at: needs.now() })
    },
    amendEncounter: amendEncounter(needs),
    dischargeEncounter: dischargeEncounter(needs),
    undoDischarge: async (request) => {
      const context = await readContext(database, request.personId, request.encounterId)
      if (context?.state === 'open') return refuse({ code: 'encounter-closed', state: 'open' })
      return undoDischarge(needs)(request)
    },
    cancelEncounter: cancelEncounter(needs),
    isOurs: (district) => isWithin(needs.bundleOn(needs.today()).region, district),
    diseasesFiledFor: (personId, day) => readDiseasesOf(database, personId, day),
    referralsFiledFor: (personId, span) => readReferralsOf(database, personId, span),
    yearsOf: (personId, year) => readYears(database, personId, year),
  }
}

/** A region's code ends in zeros where its districts have digits of their own. */
const isWithin = (region: string, district: string): boolean =>
  district.startsWith(region.replace(/(00)+$/, ''))

const MOST_PERSONS = 100_000

/** A person number is given once and stays: it need not be looked up twice. */
function rememberPersonNumbers(find: (kind: KeyKind, value: string) => Promise<Uuid | null>) {
  const known = new Map<string, Uuid>()
  return async (kind: KeyKind, value: string): Promise<Uuid | null> => {
    const remembered = kind === 'personNo' ? known.get(value) : undefined
    if (remembered !== undefined) return remembered
    const found = await find(kind, value)
    if (kind === 'personNo' && found !== null && known.size < MOST_PERSONS) known.set(value, found)
    return found
  }
}
