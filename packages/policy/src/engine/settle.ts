import type { Scheme, SettlementFacts, YearState } from '../facts.ts'
import type { LineOutcome, SettlementAmounts } from '../settlement.ts'
import { accountPayOf, familyAccountPayOf } from './accounts.ts'
import { type Bill, type OutOfScope, readBill } from './bill.ts'
import { deductibleStandard, type Standard } from './deductible.ts'
import { type Limit, tightestLimit } from './limits.ts'
import { type LaterPayers, laterPayers } from './payers.ts'
import { loweringOf, maternityLeftFor, moveOut, payByGroups, ratioOf } from './pooled.ts'
import { excludedEpisode, outsideBenefit } from './scope.ts'
import type { CommonTerms, Terms } from './terms.ts'
import { yearAfter } from './year-after.ts'

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
  /** What the payers after the pooled fund pay, or would pay had the employer not failed. */
  later: LaterPayers
  amounts: SettlementAmounts
  year: YearState
}

/**
 * The rulebook's order of calculation, once for every speed: scope, ceiling, first self-pay, deductible, pooled pay,
 * maximum, the later payers, accounts, cash. All amounts in fen.
 * @param outcomes filled line by line where given
 */
export function compute(
  terms: Terms,
  common: CommonTerms,
  facts: SettlementFacts,
  outcomes: LineOutcome[] | null,
): Working {
  const { episode, person } = facts
  const excluded = excludedEpisode(common, facts)
  const outside = outsideBenefit(terms, facts)
  const maternityLeft = maternityLeftFor(terms, facts)
  const out = excluded ?? (maternityLeft > 0 ? null : outside)
  const localRatio = ratioOf(terms, facts)
  const bill = readBill(terms, common, facts, localRatio, out, outcomes)

  const asIfOther = Math.min(bill.eligible - bill.fixedBase, maternityLeft) // 生育保险先支付
  if (outside !== null && out === null) moveOut(bill, bill.eligible - asIfOther, outside, outcomes)
  const ordinary = bill.eligible - asIfOther
  const standard = deductibleStandard(terms, facts)
  const deductible = Math.min(standard.amount, ordinary - bill.fixedBase) // 起付标准
  const lowering = loweringOf(terms, facts)
  const limit = tightestLimit(terms, facts)
  const left = limit === null ? Number.MAX_SAFE_INTEGER : limit.left
  const paysFrom = deductible + asIfOther
  const beforeLimit = payByGroups(terms, bill, paysFrom, lowering) + bill.fixedPay // 按比例支付
  const asIfPooled = Math.min(beforeLimit, left) // 最高支付限额
  const unlowered =
    lowering === 0 ? asIfPooled : Math.min(payByGroups(terms, bill, paysFrom, 0) + bill.fixedPay, left)
  const offsiteReduction = unlowered - asIfPooled

  const remaining = ordinary - deductible - asIfPooled - offsiteReduction
  const later = laterPayers(common, facts, remaining, deductible, terms.counts.burden)

  const isOwed = episode.liability === 'employer' // 用人单位未参保、未缴费
  const amounts = amountsOf(bill, deductible, asIfPooled, asIfOther, later, person.scheme, isOwed)
  amounts.offsiteReduction = offsiteReduction
  const payable = amounts.personTotal - bill.legallyExcluded - amounts.employerOwes
  amounts.accountPay = accountPayOf(common, facts, payable)
  amounts.familyAccountPay = familyAccountPayOf(common, facts, payable - amounts.accountPay)
  amounts.cashPay = amounts.personTotal - amounts.accountPay - amounts.familyAccountPay
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
    later,
    amounts,
    year:
      excluded === null
        ? yearAfter(terms, facts, {
            burden: later.burden,
            pooledPay: amounts.pooledPay,
            otherPay: amounts.otherPay,
            ordinary: ordinary - bill.fixedBase,
            familyDoctorPay: Math.min(bill.familyDoctorPay, amounts.pooledPay),
            isOutside: outside !== null,
            layers: later.layers,
            isOwed,
          })
        : facts.year,
  }
}

/** The parts of the bill before any account pays; where the employer owes, what the funds would have paid is its debt (JM-20). */
function amountsOf(
  bill: Bill,
  deductible: number,
  asIfPooled: number,
  asIfOther: number,
  later: LaterPayers,
  scheme: Scheme,
  isOwed: boolean,
): SettlementAmounts {
  const { catastrophic, civilServant, enterprise, assistance } = later
  const funds = asIfPooled + asIfOther + catastrophic + civilServant + enterprise + assistance
  const pooledPay = isOwed ? 0 : asIfPooled
  const otherPay = isOwed ? 0 : asIfOther
  const catastrophicPay = isOwed ? 0 : catastrophic
  const fundTotal = isOwed ? 0 : funds
  return {
    totalCost: bill.totalCost,
    fullSelfPay: bill.fullSelfPay,
    overLimitSelfPay: bill.overLimitSelfPay,
    firstSelfPay: bill.firstSelfPay,
    eligible: bill.eligible,
    deductible,
    pooledPay,
    pooledSelfPay: bill.eligible - deductible - pooledPay - otherPay,
    catastrophicEmployeePay: scheme === 'employee' ? catastrophicPay : 0,
    catastrophicResidentPay: scheme === 'employee' ? 0 : catastrophicPay,
    civilServantPay: isOwed ? 0 : civilServant,
    enterprisePay: isOwed ? 0 : enterprise,
    assistancePay: isOwed ? 0 : assistance,
    otherPay,
    fundTotal,
    personTotal: bill.totalCost - fundTotal,
    accountPay: 0,
    familyAccountPay: 0,
    cashPay: 0,
    hospitalBorne: 0,
    employerOwes: isOwed ? funds : 0,
    offsiteReduction: 0,
    catastrophicBurden: later.burden,
  }
}
