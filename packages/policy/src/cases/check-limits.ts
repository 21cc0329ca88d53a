import type { Bundle } from '../bundle/read-bundle.ts'
import { OWN_LIMITS } from '../engine/limits.ts'
import type { SettlementFacts } from '../facts.ts'
import type { CaseError } from './shape.ts'

/** The form of a chronic disease's code in the national catalogue. */
const NATIONAL_CODE = /^M\d{5}$/

/**
 * Every key of what limits have paid names a limit, so that a misspelt one is not a payment that nothing counts: one of the law's own, or a
 * disease of the place's list, of the national catalogue, or one that the case itself names.
 */
export function checkLimits({ person, year, episode }: SettlementFacts, bundle: Bundle): CaseError | null {
  const keys = Object.keys(year.limitPaid)
  if (keys.length === 0) return null
  // Where one limit bounds all chronic diseases together (CQ-4), each counts by whatever name it has.
  if (bundle.benefits.some(({ maxima }) => maxima['limit:chronic'] !== undefined)) return null
  const lists = bundle.benefits.flatMap(({ diseases }) => diseases ?? [])
  const isKnown = (code: string) =>
    OWN_LIMITS.has(code) ||
    NATIONAL_CODE.test(code) ||
    code === episode.benefitCode ||
    person.conditions.includes(`chronic:${code}`) ||
    lists.some(({ list }) => list[code] !== undefined)
  // A limit of a quarter or a month has it behind the disease: M03900@2024Q4.
  const unknown = keys.find((key) => !isKnown(key.replace(/@\d{4}(Q[1-4]|-\d{2})$/, '')))
  if (unknown === undefined) return null
  return {
    code: 'bad-limit',
    message: `'${unknown}' is no limit: ${[...OWN_LIMITS].join(', ')}, or the code of a chronic disease`,
    path: `year.limitPaid.${unknown}`,
  }
}
