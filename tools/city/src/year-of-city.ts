import { civilDate } from '@tongchou/kernel'
import { EMPTY_YEAR, type PersonYear } from '@tongchou/policy'
import { careFacts, isIn } from './care-facts.ts'
import type { CityPerson } from './person.ts'
import { planYear } from './plan-history.ts'
import { inventPersons } from './population.ts'

export interface YearOptions {
  readonly seed: number
  readonly persons: number
  /** A natural year. */
  readonly year: number
  /** Which of them, by position from 0, are wanted with their care; the others are passed over quickly. */
  readonly wants?: (position: number) => boolean
}

/**
 * The invented persons of a city with a whole year of care, in person order and in the order of settlement. The same seed, size
 * and year give the same persons on every machine. What came into an account in the year is on it from the first day.
 */
export function* yearOfCity({ seed, persons, year, wants }: YearOptions): Generator<PersonYear> {
  const until = civilDate(`${year}-12-31`)
  let position = 0
  for (const person of inventPersons(persons, { seed, until }))
    if (wants === undefined || wants(position++)) yield personYear(person, seed, year)
}

function personYear(person: CityPerson, seed: number, year: number): PersonYear {
  const [enrolment] = person.enrolments
  if (enrolment === undefined) throw new Error(`broken invariant: ${person.personNo} is not enrolled`)
  const accountBalance = person.deposits.reduce((sum, { amount }) => sum + amount, 0)
  const lastDay = civilDate(`${year}-12-31`)
  const episodes = planYear(person, seed, year).map((visit) =>
    careFacts(person, enrolment, visit, { year: EMPTY_YEAR, accountBalance }),
  )
  return {
    person: {
      scheme: enrolment.scheme,
      status: enrolment.status,
      birthDate: person.bornOn,
      categories: person.categories.filter((it) => isIn(it, lastDay)).map((it) => it.category),
      tier: enrolment.tier,
      conditions: [...new Set(episodes.flatMap((one) => one.person.conditions))].sort(),
      maternityCovered: episodes.some((one) => one.person.maternityCovered),
      accountBalance: enrolment.hasAccount ? accountBalance : 0,
    },
    district: person.district,
    episodes: episodes.map(({ episode, useAccount }) => ({ episode, useAccount })),
  }
}
