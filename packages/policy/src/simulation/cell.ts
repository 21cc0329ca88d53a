import { timesRatio, WHOLE } from '@tongchou/kernel'
import { isAmong } from '../engine/bill.ts'
import { isLowIncome } from '../engine/catastrophic.ts'
import { afterReferral, deductibleStandard } from '../engine/deductible.ts'
import { type DiseaseTerms, ownLimitOf } from '../engine/diseases.ts'
import { firstShareOf } from '../engine/first-self-pay.ts'
import { OWN_LIMITS, tightestLimit } from '../engine/limits.ts'
import { finalRatio, loweringOf, maternityLeftFor, ratioOf } from '../engine/pooled.ts'
import { excludedEpisode, isExcludedLine, outsideBenefit } from '../engine/scope.ts'
import type { CatastrophicTerms, CommonTerms, DayTerms, Terms } from '../engine/terms.ts'
import { EMPTY_YEAR, type LineFacts, type PersonFacts, type SettlementFacts } from '../facts.ts'
import type { Circumstance, LineKey, Profile } from './block.ts'
import { type Counters, PeriodCounters } from './counters.ts'
import { type Layers, layersFor } from './layers.ts'

/** Everything that the law of a day says about one kind of person in one kind of episode: what is left is amounts and the year. */
export interface Cell {
  benefit: LinesOfBenefit
  isEmployee: boolean
  /** Somebody else is liable: wholly out of scope, and the year does not move. */
  isExcluded: boolean
  /** Not where this benefit asks for it: out of scope but for what maternity insurance pays. */
  isOutside: boolean
  isOwedByEmployer: boolean
  maternity: number
  localRatio: number
  finalLocalRatio: number
  lowering: number
  /** The level's for a stay; the year's where it is yearly. */
  standard: number
  isYearly: boolean
  exceptions: readonly { ageAtMost: number; oncologyStayFrom: number; amount: number }[]
  /** none: the own standard; nothing: 0; rest: what it is above the one already paid. */
  referral: 'none' | 'nothing' | 'rest'
  maxima: readonly { counter: number; amount: number }[]
  tiers: CatastrophicTerms | null
  isLowIncome: boolean
  /** Up to this burden of the year the catastrophic fund owes nothing. */
  nothingUpTo: number
  paysFromAccount: boolean
  countsPooled: boolean
  countsOutpatient: boolean
  countsBurden: boolean
  countsOncologyStay: boolean
  /** −1 where no limit's counter moves. */
  limit: number
  isChronicLimit: boolean
  /** Where the limit is one of a quarter or a month, its counters in the place of `limit`; null otherwise. */
  periods: PeriodCounters | null
  /** The disease's own limit, and the counters that it bounds together; null where it has none. */
  ownLimit: { amount: number; counters: readonly PeriodCounters[] } | null
  /** Who pays after the pooled fund beside catastrophic insurance; null where nobody does. */
  layers: Layers | null
}

/** What a benefit says of every kind of line, by its number. */
export class LinesOfBenefit {
  readonly terms: Terms
  readonly common: CommonTerms
  /** First self-pay in basis points; out of scope −1, out by law −2. */
  shares = new Int32Array(0)
  /** Points of bonus in basis points. */
  bonus = new Int32Array(0)

  constructor(terms: Terms, common: CommonTerms) {
    this.terms = terms
    this.common = common
  }

  /** Answers for the kinds of line of the block that is settled next. */
  answerFor(keys: readonly LineKey[]): void {
    // Filled in a loop: `Int32Array.from` goes through an iterator, which for short blocks is a tenth of the whole.
    const [shares, bonus] = [new Int32Array(keys.length), new Int32Array(keys.length)]
    for (const [at, key] of keys.entries()) {
      shares[at] = this.#shareOf(key)
      bonus[at] = this.terms.bonus !== null && key.kind === 'tcm' ? key.bonusPoints * 100 : 0
    }
    this.shares = shares
    this.bonus = bonus
  }

  #shareOf(key: LineKey): number {
    const line = lineOf(key)
    if (isExcludedLine(this.common, line)) return -2
    return line.class === 'C' || !isAmong(this.terms, line) ? -1 : firstShareOf(this.terms.firstSelfPay, line)
  }
}

const lineOf = (key: LineKey): LineFacts => ({ ...key, quantity: 0, amount: 0, ceiling: null, date: '' })

/** Asks the engine's own rules for everything that does not depend on amounts, age and year. */
export function cellOf(
  law: DayTerms,
  benefit: LinesOfBenefit,
  profile: Profile,
  circumstance: Circumstance,
  counters: Counters,
): Cell {
  const { terms } = benefit
  const { common } = law
  const facts = factsOf(profile, circumstance)
  const localRatio = ratioOf(terms, facts)
  const lowering = loweringOf(terms, facts)
  const tiers = common.catastrophic[profile.scheme] ?? null
  const { counts } = terms
  const deductible = standardOf(terms, facts)
  const isLow = tiers !== null && isLowIncome(tiers, facts.person)
  const limit = counts.limit === 'code' ? circumstance.benefitCode : (counts.limit ?? null)
  const per = terms.disease?.row?.per ?? 'year'
  const periods = limit === null || per === 'year' ? null : new PeriodCounters(counters, limit, per)
  return {
    benefit,
    isEmployee: profile.scheme === 'employee',
    isExcluded: excludedEpisode(common, facts) !== null,
    isOutside: outsideBenefit(terms, facts) !== null,
    isOwedByEmployer: circumstance.liability === 'employer',
    maternity: maternityLeftFor(terms, facts),
    localRatio,
    finalLocalRatio: finalRatio(terms, localRatio, lowering),
    lowering,
    // Not spread: a cell is read for every episode, and an object written out in full is the fastest to read.
    standard: deductible.standard,
    isYearly: deductible.isYearly,
    exceptions: deductible.exceptions,
    referral: deductible.referral,
    maxima: terms.maxima.flatMap((one) => {
      const maximum = tightestLimit({ ...terms, disease: null, maxima: [one] }, facts)
      return maximum === null ? [] : [{ counter: counters.of(one.counter), amount: maximum.amount }]
    }),
    tiers,
    isLowIncome: isLow,
    // Not beyond 2^31: a number that is boxed is read more slowly.
    nothingUpTo: tiers === null ? 0 : leastThreshold(tiers, isLow),
    paysFromAccount: circumstance.useAccount && common.account?.schemes.includes(profile.scheme) === true,
    countsPooled: counts.pooledPaid,
    countsOutpatient: counts.outpatient,
    countsBurden: counts.burden,
    countsOncologyStay: counts.oncologyStay && circumstance.oncologyTherapy,
    limit: limit === null ? -1 : counters.ofLimit(limit),
    isChronicLimit: limit !== null && (periods !== null || !OWN_LIMITS.has(limit)),
    periods,
    ownLimit: terms.disease === null ? null : ownLimitFor(terms.disease, facts.person, counters),
    layers: layersFor(common, facts.person, circumstance.type, counters),
  }
}

function ownLimitFor(disease: DiseaseTerms, person: PersonFacts, counters: Counters): Cell['ownLimit'] {
  const own = ownLimitOf(disease, person)
  if (own === null) return null
  return {
    amount: own.amount,
    counters: own.codes.map((code) => new PeriodCounters(counters, code, own.per)),
  }
}

const leastThreshold = ({ tiers, lowIncome }: CatastrophicTerms, isLow: boolean): number =>
  Math.min(
    ...tiers.map(({ above }) => above),
    ...(isLow && lowIncome !== undefined ? [lowIncome.firstAbove] : []),
  )

function standardOf(
  terms: Terms,
  facts: SettlementFacts,
): Pick<Cell, 'standard' | 'isYearly' | 'exceptions' | 'referral'> {
  const rule = terms.deductible
  const plain = { standard: 0, isYearly: false, exceptions: [], referral: 'none' } as const
  if (rule === null) return plain
  const bare = { ...terms, deductible: { ...rule, exceptions: [], referral: undefined } }
  const { amount } = deductibleStandard(bare, facts)
  if (rule.per === 'year') return { ...plain, standard: amount, isYearly: true }
  const exceptions = rule.exceptions.map(({ when, ...one }) => ({
    ageAtMost: when.ageAtMost ?? Number.MAX_SAFE_INTEGER,
    // A stay without the therapy is never the second of them.
    oncologyStayFrom:
      when.oncologyStayFrom === undefined
        ? 0
        : facts.episode.oncologyTherapy
          ? when.oncologyStayFrom
          : Number.MAX_SAFE_INTEGER,
    amount: one.amount ?? timesRatio(amount, one.share ?? 0),
  }))
  return { ...plain, standard: amount, exceptions, referral: referralOf(rule.referral, facts) }
}

/** Tells which of the three a referral is by what it makes of a standard of 1 of which 1 is paid already. */
function referralOf(
  rule: { departmentNeedsFiling: boolean } | undefined,
  facts: SettlementFacts,
): Cell['referral'] {
  const { referral } = facts.episode
  if (rule === undefined || referral === null) return 'none'
  const after = (deductiblePaid: number): number =>
    afterReferral(1, rule, {
      ...facts,
      episode: { ...facts.episode, referral: { ...referral, deductiblePaid } },
    })
  if (after(0) === 0) return 'nothing'
  return after(1) === 0 ? 'rest' : 'none'
}

/** The facts that the engine's rules read, without days, amounts and lines, in a year in which nothing has happened yet. */
function factsOf(profile: Profile, { useAccount, referral, ...episode }: Circumstance): SettlementFacts {
  return {
    person: { ...profile, birthDate: '', accountBalance: 0 },
    year: EMPTY_YEAR,
    episode: {
      ...episode,
      referral: referral === null ? null : { ...referral, deductiblePaid: 0 },
      start: '',
      end: '',
      lines: [],
    },
    useAccount,
  }
}

/** The most that a raised ratio can be under the bonus of a benefit. */
export const bonusCapOf = ({ bonus }: Terms): number => Math.min(bonus?.neverAbove ?? WHOLE, WHOLE)
