import type { YearState } from './facts.ts'

/** The parts of a bill in fen; every settlement keeps all of them, also when zero. */
export interface SettlementAmounts {
  totalCost: number
  fullSelfPay: number
  overLimitSelfPay: number
  firstSelfPay: number
  eligible: number
  deductible: number
  pooledPay: number
  pooledSelfPay: number
  catastrophicEmployeePay: number
  catastrophicResidentPay: number
  civilServantPay: number
  enterprisePay: number
  assistancePay: number
  otherPay: number
  fundTotal: number
  personTotal: number
  accountPay: number
  familyAccountPay: number
  cashPay: number
  hospitalBorne: number
  employerOwes: number
  offsiteReduction: number
  catastrophicBurden: number
}

export type FundCode =
  | 'employeePooled'
  | 'residentPooled'
  | 'employeeCatastrophic'
  | 'residentCatastrophic'
  | 'employeeAccount'
  | 'assistance'
  | 'civilServant'
  | 'enterprise'
  | 'maternity'
  | 'studentPooled'

/** What one fund pays of a settlement, and for which benefit. */
export interface FundPart {
  fund: FundCode
  /** The episode's type, 'catastrophic' or 'account' (a relative's too). */
  purpose: string
  amount: number
}

/** What became of one line of the bill. */
export interface LineOutcome {
  fullSelfPay: number
  overLimitSelfPay: number
  firstSelfPay: number
  eligible: number
  firstSelfPayBp: number
  /** The final ratio of the line's group; 0 where it is out of scope. */
  ratioBp: number
  /** class-c, excluded:<why>, liability:<why>, facility, kind, certificate, referral, disease; class-b, consumable-band, every-drug; fixed-fee; '' where the line is wholly eligible */
  reason: string
  clause: string
}

export interface Settlement {
  amounts: SettlementAmounts
  /** The year's state after it. */
  year: YearState
  lines: LineOutcome[]
  fundParts: FundPart[]
}

export type StepName =
  | 'scope'
  | 'ceiling'
  | 'firstSelfPay'
  | 'eligible'
  | 'otherPay'
  | 'deductible'
  | 'pooledPay'
  | 'catastrophic'
  | 'civilServant'
  | 'enterprise'
  | 'assistance'
  | 'employerOwes'
  | 'personTotal'
  | 'account'
  | 'familyAccount'
  | 'cash'

export interface TraceInput {
  /** Stable English key. */
  name: string
  /** Chinese label. */
  label: string
  value: number | string
  unit: 'fen' | 'bp' | 'count' | 'text' | 'date'
  from: 'lines' | 'year' | 'person' | 'episode' | 'bundle' | 'steps'
}

/** One step of the calculation: clause, inputs, formula, result. `Why did I pay this?` is answered by these alone. */
export interface TraceStep {
  step: StepName
  amount: number
  clauses: readonly string[]
  readings: readonly string[]
  unverified: readonly string[]
  inputs: readonly TraceInput[]
  formula: readonly { text: string; result: number }[]
  /** The table of the clause with the applied cell. */
  table?: {
    title: string
    columns: readonly string[]
    rows: readonly { head: string; cells: readonly string[] }[]
    applied: [row: number, column: number]
  }
  /** What limited the amount, or how much is left of the limit. */
  bound?: {
    text: string
    clause: string
    limit: number
    leftBefore: number
    leftAfter: number
    isReached: boolean
  }
  notes: readonly string[]
  /** Indexes of the lines that the step is about. */
  lines: readonly number[]
}
