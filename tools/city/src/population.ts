import { addDays, type CivilDate, fen } from '@tongchou/kernel'
import { conditionsOf } from './conditions.ts'
import { earlier } from './days.ts'
import { deposits } from './deposits.ts'
import { DISTRICTS, type District } from './districts.ts'
import { insuranceOf } from './enrolling.ts'
import { inventHouseholds, type Member } from './households.ts'
import { IdentityNumbers } from './identity-number.ts'
import type { CityPerson, Health } from './person.ts'
import { Random } from './random.ts'
import { idOn } from './seeded-ids.ts'

export interface Wanted {
  readonly seed: number
  /** The last day of the generated history: "yesterday" of the demo. */
  readonly until: CivilDate
}

/** Invents `count` persons, a household block at a time, so that a million need no more memory than a thousand. */
export function* inventPersons(count: number, wanted: Wanted): Generator<CityPerson> {
  const identities = new IdentityNumbers()
  const sequences = new Map<string, number>()
  let made = 0
  for (let block = 0; made < count; block++) {
    const random = new Random(wanted.seed, `block ${block}`)
    const shares = DISTRICTS.map((district) => [district, district.share] as const)
    for (const household of inventHouseholds(random, wanted.until)) {
      const district = random.weighted(shares)
      const householdId = idOn(addDays(wanted.until, -900), random)
      for (const member of household) {
        const sequence = (sequences.get(district.code) ?? 0) + 1
        sequences.set(district.code, sequence)
        const personNo = `${district.code}${String(sequence).padStart(6, '0')}`
        const idNumber = identities.next(member.bornOn, member.sex)
        if (made++ < count)
          yield person(member, { district, householdId, personNo, idNumber, random, wanted })
      }
    }
  }
}

interface Place {
  readonly district: District
  readonly householdId: CityPerson['householdId']
  readonly personNo: string
  readonly idNumber: string
  readonly random: Random
  readonly wanted: Wanted
}

function person(member: Member, place: Place): CityPerson {
  const { random, wanted, district } = place
  const { enrolment, facts } = insuranceOf(member, district, random, wanted.until)
  const registeredOn = earlier(enrolment.from, wanted.until)
  const conditions = conditionsOf(member, enrolment, random, wanted.until)
  return {
    personId: idOn(registeredOn, random, random.between(480, 1000)),
    personNo: place.personNo,
    name: member.name,
    sex: member.sex,
    bornOn: member.bornOn,
    idNumber: place.idNumber,
    district: district.code,
    householdId: place.householdId,
    specialStatus: null,
    registeredOn,
    ...tokensOf(place.personNo, random),
    enrolments: [enrolment],
    facts,
    elsewhere: [],
    categories: conditions.categories,
    filings: conditions.filings,
    deposits: enrolment.hasAccount
      ? deposits(wanted.until, fen(random.between(0, 360_000)), monthlyDeposit(enrolment.status, random))
      : [],
    health: healthOf(member, conditions.filings.length),
  }
}

/** What an electronic voucher and a social-security card carry, visibly not real ones. */
const tokensOf = (personNo: string, random: Random): Pick<CityPerson, 'voucher' | 'card'> => ({
  voucher: `SANDBOX${personNo}${String(random.below(1_000_000)).padStart(6, '0')}`,
  card: `S${personNo.slice(4)}${random.below(10)}`,
})

const monthlyDeposit = (status: string, random: Random) =>
  fen(status === 'retired' ? random.between(7_500, 12_000) : random.between(7_000, 26_000))

const healthOf = (member: Member, filings: number): Health => ({
  visitsPercent: Math.round(50 + member.age * 1.6 + filings * 110),
  staysPercent: member.age >= 60 ? 13 : member.age <= 5 ? 7 : 4,
})
