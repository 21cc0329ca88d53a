import { ok, type Result, refuse } from '@tongchou/kernel'
import { z } from 'zod'
import type { Bundle } from '../bundle/read-bundle.ts'
import { checkFacts } from '../cases/check-facts.ts'
import { factsOf } from '../cases/settlement-case.ts'
import { type CaseError, settlementCase, shapeError } from '../cases/shape.ts'
import { EMPTY_YEAR } from '../facts.ts'
import { LAW_VALUES, POPULATION_FAULTS, SHAPE_IN_CHINESE, sayFacts } from '../words/faults.ts'
import type { PersonYear } from './person-year.ts'

/** One line of a population file (docs/tasks/simulate.md): person and episodes as the case format writes them. */
const personYearShape = z.strictObject({
  district: z
    .string()
    .regex(/^\d{6}$/, LAW_VALUES.region)
    .optional(),
  person: settlementCase.shape.person,
  episodes: z.array(settlementCase.shape.episode.extend({ useAccount: z.boolean().default(false) })),
})

/**
 * Reads one person's year of care for a place.
 * @param year the benefit year in which every episode must end
 * @returns the year, or the first fault with the path of its field: `episodes[2].lines[0].amount`
 */
export function readPersonYear(input: unknown, bundle: Bundle, year: number): Result<PersonYear, CaseError> {
  const read = personYearShape.safeParse(input)
  if (!read.success) return refuse(shapeError(read.error, input, SHAPE_IN_CHINESE))
  const { person, district, episodes } = read.data
  const facts = episodes.map(({ useAccount, ...episode }) =>
    factsOf({
      id: '',
      kind: 'settlement',
      region: bundle.region,
      person,
      year: EMPTY_YEAR,
      episode,
      useAccount,
    }),
  )
  for (const [at, one] of facts.entries()) {
    const contradiction = checkFacts(one, bundle)
    const fault =
      contradiction === null
        ? outsideYear(one.episode.end, facts[at - 1]?.episode.end, bundle, year)
        : { ...contradiction, message: sayFacts(contradiction) }
    if (fault !== null) return refuse({ ...fault, path: fault.path.replace(/^episode\b/, `episodes[${at}]`) })
  }
  return ok({
    person: { ...person, tier: person.tier ?? null },
    district: district ?? bundle.region,
    episodes: facts.map(({ episode, useAccount }) => ({ episode, useAccount })),
  })
}

function outsideYear(
  end: string,
  before: string | undefined,
  { place }: Bundle,
  year: number,
): CaseError | null {
  const path = 'episode.end'
  const [first, next] = [`${year}-${place.benefitYearFrom}`, `${year + 1}-${place.benefitYearFrom}`]
  if (end < first || end >= next)
    return { code: 'bad-date', message: POPULATION_FAULTS.otherYear(year, first), path }
  if (before !== undefined && end < before)
    return {
      code: 'bad-order',
      message: POPULATION_FAULTS.order,
      path,
    }
  return null
}
