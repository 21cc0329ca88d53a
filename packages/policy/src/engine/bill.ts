import { priceTimesQuantity, timesRatio, WHOLE } from '@tongchou/kernel'
import type { LineFacts, SettlementFacts } from '../facts.ts'
import type { LineOutcome } from '../settlement.ts'
import { firstShareOf } from './first-self-pay.ts'
import { feesLeftFor } from './fixed-fees.ts'
import { isExcludedLine } from './scope.ts'
import type { CommonTerms, Terms } from './terms.ts'

/** The bill after scope, ceiling and first self-pay; eligible cost stands in groups of one ratio each. */
export interface Bill {
  totalCost: number
  fullSelfPay: number
  overLimitSelfPay: number
  firstSelfPay: number
  eligible: number
  /** Lines and episodes excluded by law: an account may not pay them. */
  legallyExcluded: number
  /** The group at the local ratio first. */
  groups: readonly Group[]
  /** Fees that the fund pays at fixed amounts: in none of the groups, and no deductible is taken from them. */
  fixedBase: number
  fixedPay: number
  familyDoctorPay: number
}

/** What is eligible at one ratio, before any off-site lowering. */
export interface Group {
  ratio: number
  eligible: number
}

/** Why the whole episode is out of scope, with its clause; null where it is in. */
export interface OutOfScope {
  reason: string
  clause: string
}

/** Scope, ceiling and first self-pay, line by line in the order of the rulebook's steps 1 to 4. */
export function readBill(
  terms: Terms,
  common: CommonTerms,
  facts: SettlementFacts,
  localRatio: number,
  out: OutOfScope | null,
  outcomes: LineOutcome[] | null,
): Bill {
  const local: Group = { ratio: localRatio, eligible: 0 }
  const groups = [local]
  const fees = feesLeftFor(terms, facts)
  // Each on its own: an array taken apart would be made anew for every bill.
  let totalCost = 0
  let fullSelfPay = 0
  let overLimitSelfPay = 0
  let firstSelfPay = 0
  let eligible = 0
  let legallyExcluded = 0
  let atLocalRatio = 0
  let fixedBase = 0
  let fixedPay = 0
  let familyDoctorPay = 0
  const isExcludedEpisode = out?.reason.startsWith('liability:') === true
  for (const line of facts.episode.lines) {
    const isExcluded = isExcludedLine(common, line)
    totalCost += line.amount
    if (isExcludedEpisode || isExcluded) legallyExcluded += line.amount
    if (out !== null || isExcluded || line.class === 'C' || !isAmong(terms, line)) {
      fullSelfPay += line.amount
      if (outcomes !== null) outcomes.push(outOf(line, out ?? whyOut(terms, common, line)))
      continue
    }
    const overLimit = overLimitOf(line)
    const within = line.amount - overLimit
    const fee = fees === null || line.fee === undefined ? null : fees[line.fee]
    if (fee !== null) {
      const pays = Math.min(within, fee.left)
      fee.left -= pays
      overLimitSelfPay += overLimit
      eligible += within
      fixedBase += within
      fixedPay += pays
      if (line.fee === 'familyDoctor') familyDoctorPay += pays
      if (outcomes !== null) outcomes.push(fixedOutcome(overLimit, within, fee.clause))
      continue
    }
    const share = firstShareOf(terms.firstSelfPay, line)
    const first = share === 0 ? 0 : timesRatio(within, share)
    overLimitSelfPay += overLimit
    firstSelfPay += first
    eligible += within - first
    const ratio = line.bonusPoints === 0 ? localRatio : raisedRatio(terms, line, localRatio)
    if (ratio === localRatio) atLocalRatio += within - first
    else addToGroup(groups, ratio, within - first)
    if (outcomes !== null) {
      const { reason, clause } = whyFirst(terms, line, share)
      outcomes.push({
        fullSelfPay: 0,
        overLimitSelfPay: overLimit,
        firstSelfPay: first,
        eligible: within - first,
        firstSelfPayBp: share,
        ratioBp: ratio,
        reason,
        clause,
      })
    }
  }
  local.eligible = atLocalRatio
  return {
    totalCost,
    fullSelfPay,
    overLimitSelfPay,
    firstSelfPay,
    eligible,
    legallyExcluded,
    groups,
    fixedBase,
    fixedPay,
    familyDoctorPay,
  }
}

/** What a price above the catalogue's ceiling costs the person, never more than the line. */
export function overLimitOf(line: LineFacts): number {
  if (line.ceiling === null || line.unitPrice <= line.ceiling) return 0
  return Math.min(line.amount, priceTimesQuantity(line.unitPrice - line.ceiling, line.quantity))
}

function raisedRatio(terms: Terms, line: LineFacts, localRatio: number): number {
  if (terms.bonus === null || line.kind !== 'tcm') return localRatio
  return Math.min(Math.min(terms.bonus.neverAbove, WHOLE), localRatio + line.bonusPoints * 100)
}

function addToGroup(groups: Group[], ratio: number, eligible: number): void {
  const same = groups.find((group) => group.ratio === ratio)
  if (same === undefined) groups.push({ ratio, eligible })
  else same.eligible += eligible
}

export const isAmong = (terms: Terms, line: LineFacts): boolean =>
  terms.lines === null || terms.lines.only.includes(line.kind)

function whyOut(terms: Terms, common: CommonTerms, line: LineFacts): OutOfScope {
  if (isExcludedLine(common, line))
    return { reason: `excluded:${line.excluded}`, clause: common.exclusions.cite }
  if (line.class === 'C') return { reason: 'class-c', clause: common.scope.cite }
  return { reason: 'kind', clause: terms.lines?.cite ?? common.scope.cite }
}

const fixedOutcome = (overLimitSelfPay: number, eligible: number, clause: string): LineOutcome => ({
  fullSelfPay: 0,
  overLimitSelfPay,
  firstSelfPay: 0,
  eligible,
  firstSelfPayBp: 0,
  ratioBp: 0,
  reason: 'fixed-fee',
  clause,
})

const outOf = (line: LineFacts, { reason, clause }: OutOfScope): LineOutcome => ({
  fullSelfPay: line.amount,
  overLimitSelfPay: 0,
  firstSelfPay: 0,
  eligible: 0,
  firstSelfPayBp: 0,
  ratioBp: 0,
  reason,
  clause,
})

function whyFirst(terms: Terms, line: LineFacts, share: number): { reason: string; clause: string } {
  const rule = terms.firstSelfPay
  if (rule === null || share === 0) return { reason: '', clause: terms.ratio.cite }
  if (rule.everyLine !== undefined) return { reason: 'every-line', clause: rule.cite }
  if (line.kind === 'consumable' && rule.consumables !== undefined)
    return { reason: 'consumable-band', clause: rule.consumables.cite }
  return { reason: 'class-b', clause: rule.cite }
}
