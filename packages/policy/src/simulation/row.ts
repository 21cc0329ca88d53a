import type { SettlementAmounts } from '../settlement.ts'

/** What the kernel says of one episode: the amounts of a settlement in fen, and the person's year after it. One object, written anew for each. */
export interface Row {
  readonly amounts: SettlementAmounts
  readonly year: YearSoFar
}

/** The counters of one person's year as it goes; `used` by the positions of the kernel's counters. */
export interface YearSoFar {
  catastrophicBurden: number
  /** What the catastrophic fund owes for the burden so far. */
  catastrophicDue: number
  outpatientEligible: number
  antenatalPaid: number
  oncologyStays: number
  account: number
  used: Float64Array
}

export const emptyAmounts = (): SettlementAmounts => ({
  totalCost: 0,
  fullSelfPay: 0,
  overLimitSelfPay: 0,
  firstSelfPay: 0,
  eligible: 0,
  deductible: 0,
  pooledPay: 0,
  pooledSelfPay: 0,
  catastrophicEmployeePay: 0,
  catastrophicResidentPay: 0,
  civilServantPay: 0,
  enterprisePay: 0,
  assistancePay: 0,
  otherPay: 0,
  fundTotal: 0,
  personTotal: 0,
  accountPay: 0,
  familyAccountPay: 0,
  cashPay: 0,
  hospitalBorne: 0,
  employerOwes: 0,
  offsiteReduction: 0,
  catastrophicBurden: 0,
})
