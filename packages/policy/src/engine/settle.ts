import { timesRatio, WHOLE } from '@tongchou/kernel'
import type { Scheme, SettlementFacts, YearState } from '../facts.ts'
import type { FundCode, FundPart, LineOutcome, SettlementAmounts } from '../settlement.ts'
import { type Bill, type OutOfScope, readBill } from './bill.ts'
import { isLowIncome, tierFunction } from './catastrophic.ts'
import { deductibleStandard, type Standard } from './deductible.ts'
import { type Limit, tightestLimit } from './limits.ts'
import { excludedEpisode, outsideBenefit } from './scope.ts'
import { type CommonTerms, forPerson, rowFor, type Terms } from './terms.ts'

/** Everything that the calculation of one settlement knows; the trace is told from it and computes nothing anew. */
export interface Working {
  terms: Terms
  common: CommonTerms
  bill: Bill
  out: OutOfScope | null
  localRatio: number
  lowering: number
  standard: Standard
  limit: Limit | null
  /** Pooled pay before the maximum. */
  beforeLimit: number
  /** Eligible cost of ordinary outpatient care, after what maternity insurance paid. */
  ordinary: number
  asIfPooled: number
  asIfOther: number
  asIfCatastrophic: number
  amounts: SettlementAmounts
  year: YearState
}

const LEVELS = ['primary', 'secondary', 'tertiary'] as const

/**
 * The rulebook's order of calculation, once for every speed: scope, ceiling, first self-pay, deductible, pooled pay,
 * maximum, catastrophic, accounts, cash. All amounts in fen.
 * @param outcomes filled line by line where given
 */
export function compute(
  terms: Terms,
  common: CommonTerms,
  facts: SettlementFacts,
  outcomes: LineOutcome[] | null,
): Working {
  const { episode, person, year } = facts
  const excluded = excludedEpisode(common, facts)
  const outside = outsideBenefit(terms, facts)
  const maternityLeft = maternityLeftFor(terms, facts)
  const out = excluded ?? (maternityLeft > 0 ? null : outside)
  const localRatio = ratioOf(terms, facts)
  const bill = readBill(terms, common, facts, localRatio, out, outcomes)

  const asIfOther = Math.min(bill.eligible, maternityLeft) // 生育保险先支付
  if (outside !== null && out === null) moveOut(bill, bill.eligible - asIfOther, outside, outcomes)
  const ordinary = bill.eligible - asIfOther
  const standard = deductibleStandard(terms, facts)
  const deductible = Math.min(standard.amount, ordinary) // 起付标准
  const lowering = loweringOf(terms, facts)
  const limit = tightestLimit(terms, facts)
  const left = limit === null ? Number.MAX_SAFE_INTEGER : limit.left
  const paysFrom = deductible + asIfOther
  const beforeLimit = payByGroups(terms, bill, paysFrom, lowering) // 按比例支付
  const asIfPooled = Math.min(beforeLimit, left) // 最高支付限额
  const unlowered = lowering === 0 ? asIfPooled : Math.min(payByGroups(terms, bill, paysFrom, 0), left)
  const offsiteReduction = unlowered - asIfPooled

  const burden = terms.counts.burden ? ordinary - deductible - asIfPooled - offsiteReduction : 0
  const tiers = common.catastrophic[person.scheme]
  const asIfCatastrophic = tiers === undefined || burden === 0 ? 0 : increment(tiers, facts, burden)

  const isOwed = episode.liability === 'employer' // 用人单位未参保、未缴费
  const pooledPay = isOwed ? 0 : asIfPooled
  const otherPay = isOwed ? 0 : asIfOther
  const catastrophic = isOwed ? 0 : asIfCatastrophic
  const employerOwes = isOwed ? asIfPooled + asIfOther + asIfCatastrophic : 0
  const fundTotal = pooledPay + otherPay + catastrophic
  const personTotal = bill.totalCost - fundTotal
  const accountPay = accountPayOf(common, facts, personTotal - bill.legallyExcluded - employerOwes)
  return {
    terms,
    common,
    bill,
    out,
    localRatio,
    lowering,
    standard,
    limit,
    beforeLimit,
    ordinary,
    asIfPooled,
    asIfOther,
    asIfCatastrophic,
    amounts: {
      totalCost: bill.totalCost,
      fullSelfPay: bill.fullSelfPay,
      overLimitSelfPay: bill.overLimitSelfPay,
      firstSelfPay: bill.firstSelfPay,
      eligible: bill.eligible,
      deductible,
      pooledPay,
      pooledSelfPay: bill.eligible - deductible - pooledPay - otherPay,
      catastrophicEmployeePay: person.scheme === 'employee' ? catastrophic : 0,
      catastrophicResidentPay: person.scheme === 'employee' ? 0 : catastrophic,
      civilServantPay: 0,
      enterprisePay: 0,
      assistancePay: 0,
      otherPay,
      fundTotal,
      personTotal,
      accountPay,
      familyAccountPay: 0,
      cashPay: personTotal - accountPay,
      hospitalBorne: 0,
      employerOwes,
      offsiteReduction,
      catastrophicBurden: burden,
    },
    year:
      excluded === null
        ? yearAfter(terms, facts, { burden, pooledPay, otherPay, ordinary, isOutside: outside !== null })
        : year,
  }
}

const POOLED: Readonly<Record<Scheme, FundCode>> = {
  employee: 'employeePooled',
  resident: 'residentPooled',
  student: 'studentPooled',
}

/** What each fund pays of a settlement, for the journal. */
export function fundPartsOf(scheme: Scheme, type: string, amounts: SettlementAmounts): FundPart[] {
  const parts: FundPart[] = [
    { fund: POOLED[scheme], purpose: type, amount: amounts.pooledPay },
    { fund: 'maternity', purpose: type, amount: amounts.otherPay },
    { fund: 'employeeCatastrophic', purpose: 'catastrophic', amount: amounts.catastrophicEmployeePay },
    { fund: 'residentCatastrophic', purpose: 'catastrophic', amount: amounts.catastrophicResidentPay },
    { fund: 'employeeAccount', purpose: 'account', amount: amounts.accountPay },
  ]
  return parts.filter((part) => part.amount > 0)
}

/** The local ratio of the level, scheme, status or tier, before bonus and lowering; 0 where the bundle's table has no such row. */
export function ratioOf(terms: Terms, facts: SettlementFacts): number {
  const { ratio } = terms
  const { facility } = facts.episode
  if (ratio.flat !== undefined) return forPerson(ratio.flat, facts.person) ?? 0
  const row = ratio.table === undefined ? null : rowFor(ratio.table, facts.person)
  const level =
    facility.kind === 'pharmacy' && ratio.pharmacyAs !== undefined
      ? ratio.pharmacyAs
      : (LEVELS[facility.level - 1] ?? 'tertiary')
  return row === null ? 0 : (ratio.table?.[row as keyof typeof ratio.table]?.[level] ?? 0)
}

/** What maternity insurance still pays this year; 0 for persons whom it does not cover. */
export function maternityLeftFor(terms: Terms, { person, year }: SettlementFacts): number {
  if (terms.maternity === null || !(person.scheme === 'employee' || person.maternityCovered)) return 0
  return Math.max(0, terms.maternity.amount - year.antenatalPaid)
}

/** The off-site lowering of this episode before the way in which it lowers. */
export function loweringOf(terms: Terms, { episode }: SettlementFacts): number {
  if (terms.offsite === null || episode.facility.local || episode.offsite === 'none') return 0
  return terms.offsite[episode.offsite]
}

/** Σ over the groups, the lowest ratio first: what the deductible leaves of each × its final ratio, rounded per group. */
function payByGroups(terms: Terms, bill: Bill, deductible: number, lowering: number): number {
  let rest = deductible
  let pay = 0
  for (const at of ascending(bill.ratios)) {
    const base = bill.bases[at] ?? 0
    const used = Math.min(rest, base)
    rest -= used
    pay += timesRatio(base - used, finalRatio(terms, bill.ratios[at] ?? 0, lowering))
  }
  return pay
}

/** The group's ratio after the off-site lowering: points off, or a share of it off. */
export function finalRatio(terms: Terms, ratio: number, lowering: number): number {
  if (lowering === 0) return ratio
  return terms.offsite?.lowering === 'proportion'
    ? timesRatio(ratio, WHOLE - lowering)
    : Math.max(0, ratio - lowering)
}

const ONE = [0]

/** Indexes of the groups from the lowest ratio up. */
export function ascending(ratios: readonly number[]): number[] {
  if (ratios.length === 1) return ONE
  return ratios.map((_, at) => at).sort((a, b) => (ratios[a] ?? 0) - (ratios[b] ?? 0))
}

function increment(
  tiers: NonNullable<CommonTerms['catastrophic']['employee']>,
  facts: SettlementFacts,
  burden: number,
): number {
  const low = isLowIncome(tiers, facts.person)
  const before = facts.year.catastrophicBurden
  return tierFunction(tiers, low, before + burden) - tierFunction(tiers, low, before)
}

function accountPayOf(common: CommonTerms, facts: SettlementFacts, payable: number): number {
  const { person, useAccount } = facts
  if (!useAccount || common.account === null || !common.account.schemes.includes(person.scheme)) return 0
  return Math.max(0, Math.min(person.accountBalance, payable))
}

/** What the ordinary rules do not cover of a visit that maternity insurance covers in part: the last lines first. */
function moveOut(bill: Bill, amount: number, why: OutOfScope, outcomes: LineOutcome[] | null): void {
  bill.eligible -= amount
  bill.fullSelfPay += amount
  bill.ratios.length = 1
  bill.bases = [bill.eligible]
  let rest = amount
  for (let at = (outcomes?.length ?? 0) - 1; at >= 0 && rest > 0; at--) {
    const outcome = outcomes?.[at]
    if (outcome === undefined) break
    const moved = Math.min(rest, outcome.eligible)
    if (moved > 0) Object.assign(outcome, why)
    outcome.eligible -= moved
    outcome.fullSelfPay += moved
    rest -= moved
  }
}

/** The year after the episode: the funds' counters move by what they paid, the person's own also where the employer owes. */
function yearAfter(
  terms: Terms,
  { episode, year }: SettlementFacts,
  now: { burden: number; pooledPay: number; otherPay: number; ordinary: number; isOutside: boolean },
): YearState {
  const { counts } = terms
  const key = counts.limit === 'code' ? episode.benefitCode : (counts.limit ?? null)
  return {
    pooledPaid: year.pooledPaid + (counts.pooledPaid ? now.pooledPay : 0),
    catastrophicBurden: year.catastrophicBurden + now.burden,
    outpatientEligible: year.outpatientEligible + (counts.outpatient ? now.ordinary : 0),
    outpatientPaid: year.outpatientPaid + (counts.outpatient ? now.pooledPay : 0),
    antenatalPaid: year.antenatalPaid + now.otherPay,
    oncologyStays:
      year.oncologyStays + (counts.oncologyStay && episode.oncologyTherapy && !now.isOutside ? 1 : 0),
    limitPaid:
      key === null || now.pooledPay === 0
        ? year.limitPaid
        : { ...year.limitPaid, [key]: (year.limitPaid[key] ?? 0) + now.pooledPay },
  }
}
