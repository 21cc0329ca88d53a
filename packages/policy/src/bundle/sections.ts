import type { z } from 'zod'
import { accountStatementSchema } from '../accounts/account-statement.ts'
import { depositSchema } from '../accounts/deposit.ts'
import { agreementSchema } from '../agreement/terms.ts'
import { householdTestSchema } from '../assistance/household-test.ts'
import { dualChannelSchema } from '../channel/dual-channel.ts'
import { payrollAuditSchema } from '../contribution/payroll-audit.ts'
import { contributionSchema } from '../contribution/terms.ts'
import { rewardSchema } from '../entitlement/reward.ts'
import { studyStatusSchema } from '../entitlement/study-status.ts'
import { entitlementSchema } from '../entitlement/terms.ts'
import { budgetSchema } from '../fund/budget.ts'
import { budgetControlSchema } from '../fund/budget-control.ts'
import { cashReimbursementSchema } from '../fund/cash-reimbursement.ts'
import { catastrophicFundSchema } from '../fund/catastrophic-fund.ts'
import { enterpriseFinancingSchema } from '../fund/enterprise-financing.ts'
import { fundPathsSchema } from '../fund/fund-paths.ts'
import { publicationSchema } from '../fund/fund-report.ts'
import { localDutiesSchema } from '../fund/local-duties.ts'
import { nettingSchema } from '../fund/netting.ts'
import { ownershipSchema } from '../fund/ownership.ts'
import { reconciliationSchema } from '../fund/reconciliation.ts'
import { reserveSchema } from '../fund/reserve.ts'
import { shortfallSchema } from '../fund/shortfall.ts'
import { surplusSchema } from '../fund/surplus-months.ts'
import { oneStopSchema } from '../one-stop/one-stop.ts'
import { procurementRewardSchema } from '../payment/procurement-reward.ts'
import { providerPaymentSchema } from '../payment/provider-payment.ts'
import { penaltySchema } from '../penalties/terms.ts'
import { checklistSchema } from '../procedure/checklist.ts'
import { drawSchema } from '../procedure/draw.ts'
import { mutualExclusionSchema } from '../procedure/mutual-exclusion.ts'
import { panelSchema } from '../procedure/panel.ts'
import { quotaSchema } from '../procedure/quota.ts'
import { ratioLimitSchema } from '../procedure/ratio-limit.ts'
import { scoreSheetSchema } from '../procedure/score-sheet.ts'
import { timetableSchema } from '../procedure/timetable.ts'
import { retirementSchema } from '../retirement/retirement.ts'
import { retirementAgeSchema } from '../retirement/retirement-age.ts'
import { birthSubsidySchema } from '../students/birth-subsidy.ts'
import { outpatientGrantSchema } from '../students/outpatient-grant.ts'
import { dataComparisonSchema } from '../supervision/data-comparison.ts'
import { recognitionSchema } from '../supervision/repeated-examination.ts'
import { catalogueSchema } from './catalogue.ts'

/** The parts of a place's law besides benefits: one file each, each optional, named like its kind of case. */
export const SECTION_SCHEMAS = {
  contribution: contributionSchema,
  retirement: retirementSchema,
  accountDeposit: depositSchema,
  reserve: reserveSchema,
  netting: nettingSchema,
  penalty: penaltySchema,
  entitlement: entitlementSchema,
  enrolmentReward: rewardSchema,
  fundOwnership: ownershipSchema,
  cashReimbursement: cashReimbursementSchema,
  householdTest: householdTestSchema,
  oneStop: oneStopSchema,
  dualChannel: dualChannelSchema,
  retirementAge: retirementAgeSchema,
  surplus: surplusSchema,
  publication: publicationSchema,
  budget: budgetSchema,
  fundPaths: fundPathsSchema,
  catastrophicFund: catastrophicFundSchema,
  enterpriseFinancing: enterpriseFinancingSchema,
  localDuties: localDutiesSchema,
  reconciliation: reconciliationSchema,
  shortfall: shortfallSchema,
  agreement: agreementSchema,
  accountStatement: accountStatementSchema,
  outpatientGrant: outpatientGrantSchema,
  birthSubsidy: birthSubsidySchema,
  catalogue: catalogueSchema,
  timetable: timetableSchema,
  checklist: checklistSchema,
  panel: panelSchema,
  scoreSheet: scoreSheetSchema,
  ratioLimit: ratioLimitSchema,
  quota: quotaSchema,
  mutualExclusion: mutualExclusionSchema,
  draw: drawSchema,
  providerPayment: providerPaymentSchema,
  procurementReward: procurementRewardSchema,
  budgetControl: budgetControlSchema,
  recognition: recognitionSchema,
  dataComparison: dataComparisonSchema,
  payrollAudit: payrollAuditSchema,
  studyStatus: studyStatusSchema,
} as const

export type SectionName = keyof typeof SECTION_SCHEMAS
export type Sections = { [Name in SectionName]?: z.infer<(typeof SECTION_SCHEMAS)[Name]> }

export const SECTION_FILES: Readonly<Record<string, SectionName>> = {
  'contribution.yaml': 'contribution',
  'retirement.yaml': 'retirement',
  'account-deposit.yaml': 'accountDeposit',
  'reserve.yaml': 'reserve',
  'netting.yaml': 'netting',
  'penalty.yaml': 'penalty',
  'entitlement.yaml': 'entitlement',
  'enrolment-reward.yaml': 'enrolmentReward',
  'fund-ownership.yaml': 'fundOwnership',
  'cash-reimbursement.yaml': 'cashReimbursement',
  'household-test.yaml': 'householdTest',
  'one-stop.yaml': 'oneStop',
  'dual-channel.yaml': 'dualChannel',
  'retirement-age.yaml': 'retirementAge',
  'surplus.yaml': 'surplus',
  'publication.yaml': 'publication',
  'budget.yaml': 'budget',
  'fund-paths.yaml': 'fundPaths',
  'catastrophic-fund.yaml': 'catastrophicFund',
  'enterprise-financing.yaml': 'enterpriseFinancing',
  'local-duties.yaml': 'localDuties',
  'reconciliation.yaml': 'reconciliation',
  'shortfall.yaml': 'shortfall',
  'agreement.yaml': 'agreement',
  'account-statement.yaml': 'accountStatement',
  'outpatient-grant.yaml': 'outpatientGrant',
  'birth-subsidy.yaml': 'birthSubsidy',
  'catalogue.yaml': 'catalogue',
  'timetable.yaml': 'timetable',
  'checklists.yaml': 'checklist',
  'panels.yaml': 'panel',
  'score-sheets.yaml': 'scoreSheet',
  'ratio-limits.yaml': 'ratioLimit',
  'quotas.yaml': 'quota',
  'mutual-exclusions.yaml': 'mutualExclusion',
  'draws.yaml': 'draw',
  'provider-payment.yaml': 'providerPayment',
  'procurement-reward.yaml': 'procurementReward',
  'budget-control.yaml': 'budgetControl',
  'recognition.yaml': 'recognition',
  'data-comparisons.yaml': 'dataComparison',
  'payroll-audit.yaml': 'payrollAudit',
  'study-status.yaml': 'studyStatus',
}
