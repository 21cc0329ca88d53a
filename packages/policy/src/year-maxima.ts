import { isLowIncome } from './engine/catastrophic.ts'
import { forPerson } from './engine/for-person.ts'
import { tightestLimit } from './engine/limits.ts'
import { TITLE_OF } from './engine/payers.ts'
import type { CommonTerms, DayTerms, Terms } from './engine/terms.ts'
import { EMPTY_YEAR, type PersonFacts, type SettlementFacts, SUPPLEMENTS } from './facts.ts'

/** One limit or threshold of the year, in fen, with its clause. */
export interface YearFigure {
  amount: number
  clause: string
  verified: boolean
}

/** What stands beside the counters of a person's year; null where the law has no such figure for the person. */
export interface YearMaxima {
  pooled: YearFigure | null
  catastrophicThreshold: YearFigure | null
  outpatientDeductible: YearFigure | null
  outpatientMaximum: YearFigure | null
}

export function yearMaximaOf(day: DayTerms, person: PersonFacts): YearMaxima {
  const inpatient = day.of(person.scheme, { type: 'inpatient', benefitCode: null })
  const outpatient = day.of(person.scheme, { type: 'outpatient', benefitCode: null })
  const catastrophic = day.common.catastrophic[person.scheme]
  const low = catastrophic !== undefined && isLowIncome(catastrophic, person)
  const yearly = outpatient?.deductible?.per === 'year' ? outpatient.deductible : null
  return {
    pooled: maximum(inpatient, person, 'pooledPaid') ?? maximum(outpatient, person, 'pooledPaid'),
    catastrophicThreshold:
      catastrophic === undefined
        ? null
        : {
            amount: (low ? catastrophic.lowIncome?.firstAbove : catastrophic.tiers[0]?.above) ?? 0,
            clause: (low ? catastrophic.lowIncome?.cite : undefined) ?? catastrophic.cite,
            verified: low ? (catastrophic.lowIncome?.verified ?? true) : catastrophic.verified,
          },
    outpatientDeductible:
      yearly === null
        ? null
        : {
            amount: forPerson(yearly.amounts ?? 0, person) ?? 0,
            clause: yearly.cite,
            verified: yearly.verified,
          },
    outpatientMaximum: maximum(outpatient, person, 'outpatientPaid'),
  }
}

/** Clauses of every value without an original that the terms of this episode contain. */
export function unverifiedOf(terms: Terms, common: CommonTerms, facts: SettlementFacts): string[] {
  const catastrophic = common.catastrophic[facts.person.scheme]
  const found = [
    terms.deductible,
    terms.firstSelfPay,
    terms.ratio,
    terms.offsite,
    ...terms.maxima.map(({ entry }) => entry),
    terms.disease?.list,
    ...(facts.episode.lines.some(({ fee }) => fee !== undefined) ? [terms.fixedFees] : []),
    ...supplementsOf(common, facts),
    ...(common.assistance !== null && 'classes' in common.assistance ? [common.assistance] : []),
    ...(facts.family === undefined ? [] : [common.familySharing]),
  ]
    .filter((entry) => entry?.verified === false)
    .map((entry) => entry?.cite ?? '')
  if (catastrophic?.lowIncome?.verified === false && isLowIncome(catastrophic, facts.person))
    found.push(catastrophic.lowIncome.cite)
  return [...new Set(found)]
}

/** The supplements that this person has. */
const supplementsOf = ({ supplements }: CommonTerms, { person }: SettlementFacts) =>
  SUPPLEMENTS.filter((payer) => person.categories.includes(TITLE_OF[payer])).map(
    (payer) => supplements?.[payer] ?? null,
  )

function maximum(terms: Terms | null, person: PersonFacts, counter: string): YearFigure | null {
  if (terms === null) return null
  const facts = { person, year: EMPTY_YEAR } as Pick<SettlementFacts, 'person' | 'year'> as SettlementFacts
  const limit = tightestLimit(
    { ...terms, maxima: terms.maxima.filter((one) => one.counter === counter) },
    facts,
  )
  return limit === null ? null : { amount: limit.amount, clause: limit.clause, verified: limit.verified }
}
