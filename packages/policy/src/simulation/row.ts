import type { SettlementAmounts } from '../settlement.ts'

/** What the kernel says of one episode: the amounts of a settlement in fen, and the person's year after it. One object, written anew for each. */
export interface Row {
  /** By `AMOUNT`. */
  readonly amounts: Float64Array
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

/** Position of each amount in a row. */
export const AMOUNT = {
  totalCost: 0,
  fullSelfPay: 1,
  overLimitSelfPay: 2,
  firstSelfPay: 3,
  eligible: 4,
  deductible: 5,
  pooledPay: 6,
  pooledSelfPay: 7,
  catastrophicEmployeePay: 8,
  catastrophicResidentPay: 9,
  civilServantPay: 10,
  enterprisePay: 11,
  assistancePay: 12,
  otherPay: 13,
  fundTotal: 14,
  personTotal: 15,
  accountPay: 16,
  familyAccountPay: 17,
  cashPay: 18,
  hospitalBorne: 19,
  employerOwes: 20,
  offsiteReduction: 21,
  catastrophicBurden: 22,
} as const satisfies Record<keyof SettlementAmounts, number>

/** The amounts in the order of a row. */
export const AMOUNTS = Object.keys(AMOUNT) as readonly (keyof typeof AMOUNT)[]
