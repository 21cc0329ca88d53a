import { ok, type Result, refuse } from '@tongchou/kernel'
import { type NotInForce, notInForce } from './bundle/days.ts'
import type { Bundle } from './bundle/read-bundle.ts'
import { fundPartsOf } from './engine/fund-parts.ts'
import { compute } from './engine/settle.ts'
import { type DayTerms, termsOn } from './engine/terms.ts'
import { traceOf } from './engine/trace.ts'
import { citing } from './engine/trace-step.ts'
import type { EpisodeFacts, PersonFacts, Relation, SettlementFacts, YearState } from './facts.ts'
import { type PaidShares, paidSharesOf } from './paid-shares.ts'
import type { LineOutcome, Settlement, SettlementAmounts, TraceStep } from './settlement.ts'
import { unverifiedOf, type YearMaxima, yearMaximaOf } from './year-maxima.ts'

/** A place's law on one day, ready to decide. */
export interface Policy {
  region: string
  day: string
  bundleHash: string
  /** Whether the law of the day has figures for this kind of episode and scheme. */
  covers(scheme: PersonFacts['scheme'], episode: Pick<EpisodeFacts, 'type' | 'benefitCode'>): boolean
  /** Which of the year's counters what the pooled fund pays of such an episode moves; null where it is not covered. */
  countedIn(
    scheme: PersonFacts['scheme'],
    episode: Pick<EpisodeFacts, 'type' | 'benefitCode'>,
  ): { pooled: boolean; outpatient: boolean } | null
  /** The amounts and the year after, nothing else: for batch and simulation. */
  amounts(facts: SettlementFacts): { amounts: SettlementAmounts; year: YearState }
  settle(facts: SettlementFacts): Settlement
  settleWithTrace(facts: SettlementFacts): { settlement: Settlement; trace: TraceStep[] }
  /** The maxima and thresholds beside which the counters of a person's year stand. */
  yearMaxima(person: PersonFacts): YearMaxima
  /** What the funds pay of this person's bills by level, and above the threshold by tier. */
  paidShares(person: PersonFacts): PaidShares
  /** Until how many days after a stay's end an admission continues it (JM-13.1.2); null where nothing is continued. */
  continuedWithinDays(
    scheme: PersonFacts['scheme'],
    episode: Pick<EpisodeFacts, 'type' | 'benefitCode'>,
  ): number | null
  /** The relations between which accounts are shared; none where the law of the day does not know it. */
  sharedRelations: readonly Relation[]
  /** Clauses of unverified figures that such an episode uses. */
  unverifiedUsed(facts: SettlementFacts): string[]
}

/** Why no policy can be had for a day. */
export type NoPolicy = NotInForce | { code: 'no-benefits' }

const compiled = new WeakMap<Bundle, Map<string, Policy>>()

/** Resolves a bundle's dated values for a day into plain functions; the same day of the same bundle is compiled once. */
export function compilePolicy(bundle: Bundle, day: string): Result<Policy, NoPolicy> {
  const { common } = bundle
  if (common === null) return refuse({ code: 'no-benefits' })
  const why = notInForce(bundle, day)
  if (why !== null) return refuse(why)
  const days = compiled.get(bundle) ?? new Map<string, Policy>()
  compiled.set(bundle, days)
  const known = days.get(day)
  if (known !== undefined) return ok(known)
  const policy = policyOf(bundle, termsOn(bundle, common, day), day)
  days.set(day, policy)
  return ok(policy)
}

function policyOf(bundle: Bundle, terms: DayTerms, day: string): Policy {
  const working = (facts: SettlementFacts, outcomes: LineOutcome[] | null) => {
    const found = terms.of(facts.person.scheme, facts.episode)
    if (found === null)
      throw new Error(
        `broken invariant: ${bundle.region} has no ${facts.person.scheme} ${facts.episode.type}`,
      )
    return compute(found, terms.common, facts, outcomes)
  }
  const cite = citing(bundle.clauses)
  const whole = (facts: SettlementFacts) => {
    const lines: LineOutcome[] = []
    const work = working(facts, lines)
    const fundParts = fundPartsOf(facts.person.scheme, facts.episode.type, work.amounts)
    return { work, settlement: { amounts: work.amounts, year: work.year, lines, fundParts } }
  }
  return {
    region: bundle.region,
    day,
    bundleHash: bundle.hash,
    covers: (scheme, episode) => terms.of(scheme, episode) !== null,
    countedIn: (scheme, episode) => {
      const counts = terms.of(scheme, episode)?.counts
      return counts === undefined ? null : { pooled: counts.pooledPaid, outpatient: counts.outpatient }
    },
    amounts: (facts) => working(facts, null),
    settle: (facts) => whole(facts).settlement,
    settleWithTrace: (facts) => {
      const { work, settlement } = whole(facts)
      return { settlement, trace: traceOf(work, facts, settlement.lines, cite) }
    },
    continuedWithinDays: (scheme, episode) =>
      terms.of(scheme, episode)?.deductible?.referral?.continuedWithinDays ?? null,
    sharedRelations: terms.common.familySharing?.relations ?? [],
    yearMaxima: (person) => yearMaximaOf(terms, person),
    paidShares: (person) => paidSharesOf(terms, person),
    unverifiedUsed: (facts) => {
      const found = terms.of(facts.person.scheme, facts.episode)
      return found === null ? [] : unverifiedOf(found, terms.common, facts)
    },
  }
}
