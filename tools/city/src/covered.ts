import { derivedEntitlement } from '@tongchou/insured'
import { assert, dayBefore } from '@tongchou/kernel'
import type { Bundle } from '@tongchou/policy'
import type { CityPerson, CoveredPerson } from './person.ts'

/** The person with the entitlement that follows from the facts by the rule: the one of every counter and settlement. */
export function covered(person: CityPerson, bundle: Bundle): CoveredPerson {
  if (person.facts.length === 0) return { ...person, entitlements: person.elsewhere }
  const terms = bundle.sections.entitlement
  assert(terms !== undefined, 'the law of the demo city has a rule of entitlement')
  const certified = person.categories.map(({ category, from, before }) => ({
    category,
    from,
    to: before === null ? null : dayBefore(before),
  }))
  const derived = derivedEntitlement(
    person.facts,
    { birthDate: person.bornOn, categories: [], certified },
    terms,
  )
  assert(
    derived.ok,
    `the facts of ${person.personNo} are possible: ${derived.ok ? '' : derived.error.message}`,
  )
  return { ...person, entitlements: derived.value }
}
