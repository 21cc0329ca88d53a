import { accountStatementRule } from '../accounts/account-statement.ts'
import { depositRule } from '../accounts/deposit.ts'
import { outOfPolicyRule } from '../agreement/out-of-policy.ts'
import { procurementRule } from '../agreement/procurement.ts'
import { qualityDepositRule } from '../agreement/quality-deposit.ts'
import { trackingRule } from '../agreement/tracking.ts'
import { householdTestRule } from '../assistance/household-test.ts'
import type { BundleShelf } from '../bundle/shelf.ts'
import { dualChannelRule } from '../channel/dual-channel.ts'
import { dualChannelPriceRule, externalPrescriptionRule } from '../channel/external-prescription.ts'
import { contributionRule } from '../contribution/case.ts'
import { fiscalClaimRule } from '../contribution/fiscal-claim.ts'
import { newbornRule } from '../contribution/newborn.ts'
import { payrollAuditRule } from '../contribution/payroll-audit.ts'
import { pooledOnlyRule } from '../contribution/pooled-only.ts'
import { entitlementRule } from '../entitlement/case.ts'
import { rewardRule } from '../entitlement/reward.ts'
import { schemeSwitchRule } from '../entitlement/scheme-switch.ts'
import { studyStatusRule } from '../entitlement/study-status.ts'
import { budgetExecutionRule, budgetRule } from '../fund/budget.ts'
import { budgetControlRule } from '../fund/budget-control.ts'
import { cashReimbursementRule } from '../fund/cash-reimbursement.ts'
import { catastrophicSurplusRule, catastrophicTransferRule } from '../fund/catastrophic-fund.ts'
import { enterpriseFinancingRule } from '../fund/enterprise-financing.ts'
import { fundKeeperRule } from '../fund/fund-keeper.ts'
import { fundMovementRule } from '../fund/fund-paths.ts'
import { fundReportRule } from '../fund/fund-report.ts'
import { localDutiesRule } from '../fund/local-duties.ts'
import { nettingRule } from '../fund/netting.ts'
import { ownershipRule } from '../fund/ownership.ts'
import { reconciliationRule } from '../fund/reconciliation.ts'
import { reserveRule } from '../fund/reserve.ts'
import { settlingAgencyRule } from '../fund/settling-agency.ts'
import { deficitSharingRule, unpaidBillsRule } from '../fund/shortfall.ts'
import { surplusMonthsRule } from '../fund/surplus-months.ts'
import { oneStopRule } from '../one-stop/one-stop.ts'
import { procurementRewardRule } from '../payment/procurement-reward.ts'
import { providerPaymentRule } from '../payment/provider-payment.ts'
import { penaltyRule } from '../penalties/case.ts'
import { checklistRule } from '../procedure/checklist.ts'
import { deadlineRule } from '../procedure/deadline.ts'
import { drawRule } from '../procedure/draw.ts'
import { frequencyRule } from '../procedure/frequency.ts'
import { mutualExclusionRule } from '../procedure/mutual-exclusion.ts'
import { panelRule } from '../procedure/panel.ts'
import { planRule, yearlyRule } from '../procedure/plan.ts'
import { quotaRule } from '../procedure/quota.ts'
import { ratioLimitRule } from '../procedure/ratio-limit.ts'
import { scoreSheetRule } from '../procedure/score-sheet.ts'
import { windowRule } from '../procedure/window.ts'
import { retirementRule } from '../retirement/retirement.ts'
import { retirementAgeRule } from '../retirement/retirement-age.ts'
import { birthSubsidyRule } from '../students/birth-subsidy.ts'
import { outpatientGrantRule } from '../students/outpatient-grant.ts'
import { dataComparisonRule } from '../supervision/data-comparison.ts'
import { repeatedExaminationRule } from '../supervision/repeated-examination.ts'
import { type Answer, type CaseRule, failed } from './rule.ts'
import { settlementRule } from './settlement-case.ts'
import type { CaseError } from './shape.ts'

const RULES: Readonly<Record<string, CaseRule>> = {
  settlement: settlementRule,
  contribution: contributionRule,
  retirement: retirementRule,
  accountDeposit: depositRule,
  reserve: reserveRule,
  newborn: newbornRule,
  netting: nettingRule,
  fundOwnership: ownershipRule,
  cashReimbursement: cashReimbursementRule,
  householdTest: householdTestRule,
  oneStop: oneStopRule,
  dualChannel: dualChannelRule,
  retirementAge: retirementAgeRule,
  penalty: penaltyRule,
  fiscalClaim: fiscalClaimRule,
  pooledOnly: pooledOnlyRule,
  surplusMonths: surplusMonthsRule,
  fundReport: fundReportRule,
  budget: budgetRule,
  budgetExecution: budgetExecutionRule,
  fundMovement: fundMovementRule,
  fundKeeper: fundKeeperRule,
  catastrophicSurplus: catastrophicSurplusRule,
  catastrophicTransfer: catastrophicTransferRule,
  enterpriseFinancing: enterpriseFinancingRule,
  localDuties: localDutiesRule,
  reconciliation: reconciliationRule,
  unpaidBills: unpaidBillsRule,
  deficitSharing: deficitSharingRule,
  outOfPolicyShare: outOfPolicyRule,
  procurementShare: procurementRule,
  agreementTracking: trackingRule,
  qualityDeposit: qualityDepositRule,
  schemeSwitch: schemeSwitchRule,
  accountStatement: accountStatementRule,
  outpatientGrant: outpatientGrantRule,
  birthSubsidy: birthSubsidyRule,
  entitlement: entitlementRule,
  enrolmentReward: rewardRule,
  deadline: deadlineRule,
  yearlyDeadline: yearlyRule,
  window: windowRule,
  plan: planRule,
  frequency: frequencyRule,
  checklist: checklistRule,
  panel: panelRule,
  scoreSheet: scoreSheetRule,
  ratioLimit: ratioLimitRule,
  quota: quotaRule,
  mutualExclusion: mutualExclusionRule,
  draw: drawRule,
  providerPayment: providerPaymentRule,
  procurementReward: procurementRewardRule,
  budgetControl: budgetControlRule,
  repeatedExamination: repeatedExaminationRule,
  dataComparison: dataComparisonRule,
  payrollAudit: payrollAuditRule,
  studyStatus: studyStatusRule,
  settlingAgency: settlingAgencyRule,
  dualChannelPrice: dualChannelPriceRule,
  externalPrescription: externalPrescriptionRule,
}

export interface CalcResult {
  id: string | number | null
  kind: string | null
  result?: object
  error?: CaseError
  trace?: readonly object[]
}

/** One case of the case format → its result or error. A malformed case is reported before a missing figure. */
export function calc(input: unknown, shelf: BundleShelf, options: { explain: boolean }): CalcResult {
  const head = headOf(input)
  return { ...head, ...answerTo(input, head.kind, shelf, options.explain) }
}

function answerTo(input: unknown, kind: string | null, shelf: BundleShelf, explain: boolean): Answer {
  if (typeof input !== 'object' || input === null || Array.isArray(input))
    return failed('not-an-object', 'a case is a JSON object', '')
  if (kind === null)
    return failed('missing', `a case names its kind: ${Object.keys(RULES).join(', ')}`, 'kind')
  const rule = Object.hasOwn(RULES, kind) ? RULES[kind] : undefined
  if (rule === undefined)
    return failed('unknown-kind', `'${kind}' is not one of ${Object.keys(RULES).join(', ')}`, 'kind')
  return rule(input, shelf, explain)
}

/** What names the case in its answer, also where it should have been text and is a number. */
function headOf(input: unknown): { id: string | number | null; kind: string | null } {
  if (typeof input !== 'object' || input === null) return { id: null, kind: null }
  const { id, kind } = input as Record<string, unknown>
  return {
    id: typeof id === 'string' || typeof id === 'number' ? id : null,
    kind: typeof kind === 'string' ? kind : null,
  }
}
