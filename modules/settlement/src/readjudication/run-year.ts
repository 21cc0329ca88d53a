import { ok, type Result, refuse } from '@tongchou/kernel'
import {
  type Bundle,
  compilePolicy,
  type Settlement,
  type SettlementAmounts,
  type SettlementFacts,
  type TraceStep,
  type YearMaxima,
} from '@tongchou/policy'
import type { Needs } from '../needs.ts'
import type { RunRefusal } from '../refusal.ts'
import type { Row } from '../rows.ts'
import type { Stored } from '../stored.ts'
import {
  counterColumns,
  countersText,
  foundBy,
  NOTHING_YET,
  withSettlement,
  type YearChain,
} from '../year-chain.ts'
import { type EarlierStay, factsNow } from './facts-now.ts'
import {
  amountsNow,
  differenceBetween,
  factsThen,
  inOrderOfCare,
  type StandingSettlement,
} from './year-of-care.ts'

/** One settlement of the year, run again. */
export interface Rerun {
  standing: StandingSettlement
  facts: SettlementFacts
  settlement: Settlement
  trace: TraceStep[]
  bundle: Bundle
  before: SettlementAmounts
  difference: SettlementAmounts
  isDifferent: boolean
}

/** A benefit year run again in order, and what its counters then hold. */
export interface YearRun {
  year: number
  reruns: Rerun[]
  chain: YearChain
  /** By scheme, the maxima that stand beside its counters: those of its last settlement. */
  maxima: ReadonlyMap<string, YearMaxima>
  /** Whether any amount of a settlement or any counter differs from what is stored. */
  isDifferent: boolean
}

/** Everything of one person that a run of a benefit year needs. */
export interface KnownYear {
  year: number
  known: Stored
  standing: StandingSettlement[]
  /** The stays of the year before, in their order. */
  earlier: readonly EarlierStay[]
}

/**
 * Runs a benefit year again: every settlement that stands, in the order of the care, under the law of its day, with the facts as they are
 * known now and the year as those before it leave it. Whatever came late or was dated back, the same facts give the same outcome.
 */
export function runYear(
  { year, known, standing, earlier }: KnownYear,
  bundleOn: Needs['bundleOn'],
): Result<YearRun, RunRefusal> {
  if (known.person === null) return refuse({ code: 'unknown-person' })
  if (known.person.special_status !== null) return refuse({ code: 'special-status', clause: 'JM-37' })
  let chain: YearChain = new Map()
  const reruns: Rerun[] = []
  const stays = [...earlier]
  const maxima = new Map<string, YearMaxima>()
  for (const one of inOrderOfCare(standing)) {
    const { start, end, type } = factsThen(one).episode
    const bundle = bundleOn(end as Parameters<Needs['bundleOn']>[0])
    const policy = compilePolicy(bundle, end)
    const noFigures = refuse({ code: 'no-figures' as const, region: bundle.region, kind: type, day: end })
    if (!policy.ok) return noFigures
    const facts = factsNow(known, one, {
      ...{ policy: policy.value, yearOf: (scheme) => foundBy(chain, scheme), stays },
    })
    if (!policy.value.covers(facts.person.scheme, facts.episode)) return noFigures
    const { settlement, trace } = policy.value.settleWithTrace(facts)
    const before = amountsNow(one)
    const difference = differenceBetween(before, settlement.amounts)
    const isDifferent = Object.values(difference).some((amount) => amount !== 0)
    reruns.push({ standing: one, facts, settlement, trace, bundle, before, difference, isDifferent })
    const { scheme } = facts.person
    chain = withSettlement(chain, {
      ...{ scheme, before: facts.year, after: settlement.year, amounts: settlement.amounts },
    })
    maxima.set(scheme, policy.value.yearMaxima(facts.person))
    if (type === 'inpatient' && start <= end)
      stays.push({
        providerCode: String(one.settlement.provider_code),
        endedOn: end,
        deductiblePaid: settlement.amounts.deductible + (facts.episode.referral?.deductiblePaid ?? 0),
      })
  }
  const rows = known.years.filter((row) => row.year === year)
  const isDifferent = reruns.some((rerun) => rerun.isDifferent) || countersDiffer(chain, rows)
  return ok({ year, reruns, chain, maxima, isDifferent })
}

/** The schemes in whose year anything stands or stood. */
export const schemesOf = (chain: YearChain, rows: readonly Row[]): string[] =>
  [...new Set([...chain.keys(), ...rows.map((row) => String(row.scheme))])].sort()

function countersDiffer(chain: YearChain, rows: readonly Row[]): boolean {
  return schemesOf(chain, rows).some((scheme) => {
    const row = rows.find((one) => one.scheme === scheme)
    return countersDifferFrom(counterColumns(chain.get(scheme) ?? NOTHING_YET), row)
  })
}

/** Whether a stored row of person_year holds other counters. */
export function countersDifferFrom(
  counters: ReturnType<typeof counterColumns>,
  row: Row | undefined,
): boolean {
  return Object.entries(counters).some(([column, value]) => {
    const held = row?.[column] ?? null
    if (typeof value === 'number') return Number(held ?? 0) !== value
    return countersText(value) !== countersText(held as Record<string, number> | null)
  })
}
