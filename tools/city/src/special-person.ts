import { type CivilDate, civilDate, type Uuid } from '@tongchou/kernel'
import { identityNumber } from './identity-number.ts'
import { MARK } from './names.ts'
import type { CityPerson, Sex } from './person.ts'
import { Random } from './random.ts'
import { idOn } from './seeded-ids.ts'

/** What is fixed about a person whom the demo or the sandbox names. */
export interface Named {
  readonly personNo: string
  readonly name: string
  readonly sex: Sex
  readonly bornOn: CivilDate
  /** 0 … 99: makes the identity number. */
  readonly order: number
  readonly registeredOn?: CivilDate
  readonly householdOf?: string
}

type Insured = Partial<
  Pick<
    CityPerson,
    | 'district'
    | 'specialStatus'
    | 'enrolments'
    | 'facts'
    | 'elsewhere'
    | 'categories'
    | 'filings'
    | 'deposits'
  >
>

/** What the named persons carry, visibly not real: an e-voucher's token and a card's number. */
export const credentialsOf = (personNo: string): Pick<CityPerson, 'voucher' | 'card'> => ({
  voucher: `SANDBOX${personNo}000001`,
  card: `S${personNo.slice(4)}1`,
})

/** A person with a fixed number; the same in every city, whatever its seed. No generated history touches it. */
export function namedPerson(named: Named, insured: Insured): CityPerson {
  const registeredOn = named.registeredOn ?? civilDate('2016-05-03')
  const random = new Random(0, `named ${named.personNo}`)
  return {
    personId: idOn(registeredOn, random),
    personNo: named.personNo,
    name: `${MARK}${named.name}`,
    sex: named.sex,
    bornOn: named.bornOn,
    idNumber: identityNumber(named.bornOn, named.sex, named.order),
    district: insured.district ?? named.personNo.slice(0, 6),
    householdId: householdId(named.householdOf ?? named.personNo),
    specialStatus: insured.specialStatus ?? null,
    registeredOn,
    ...credentialsOf(named.personNo),
    enrolments: insured.enrolments ?? [],
    facts: insured.facts ?? [],
    elsewhere: insured.elsewhere ?? [],
    categories: insured.categories ?? [],
    filings: insured.filings ?? [],
    deposits: insured.deposits ?? [],
    health: null,
  }
}

const householdId = (of: string): Uuid => idOn(civilDate('2016-05-03'), new Random(0, `household ${of}`))
