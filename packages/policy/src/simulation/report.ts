import type { FundCode } from '../settlement.ts'

/** An amount in fen under the law as it stands and under the changed law; `change` is `after − before`. */
export interface Change {
  before: number
  after: number
  change: number
}

/** Who pays a bill. What is paid from an account is the person's; an employer who did not insure pays like a fund (JM-20). */
export type Payer = Exclude<FundCode, 'employeeAccount'> | 'employer' | 'hospital' | 'person'

export interface PayerChange extends Change {
  payer: Payer
  /** Chinese name. */
  label: string
}

/** How the persons are divided; on each axis every person is in exactly one group. */
export const GROUP_AXES = ['scheme', 'level', 'ageBand', 'incomeClass', 'district'] as const
export type GroupAxis = (typeof GROUP_AXES)[number]

/** One group of persons: what every payer pays for them, and how many of them pay less or more than before. */
export interface GroupChange {
  /** scheme: as in facts; level: highest level reached, '1' | '2' | '3' | 'pharmacy'; ageBand: '0-14' …; district: code */
  key: string
  label: string
  persons: number
  episodes: number
  gainers: number
  losers: number
  /** Only payers that pay something under one of the versions. */
  payers: PayerChange[]
  /** What the persons of the group bear in the year. */
  burden: Change
}

/** Those who pay less, or those who pay more, than under the law as it stands. Amounts in fen, signed: less is negative. */
export interface Movers {
  persons: number
  sum: number
  median: number
  /** The largest change of one person. */
  most: number
}

/** Persons whose yearly burden changes by an amount within `from … to`, both included, in fen; null is open. Never across 0. */
export interface Bin {
  from: number | null
  to: number | null
  persons: number
}

/** A tenth of the persons with care, ordered by what they bear under the law as it stands; 1 bears least. */
export interface Decile {
  decile: number
  persons: number
  /** The largest burden in it, in fen. */
  upTo: number
  burden: Change
  /** Mean change of a person, in fen, rounded half away from zero. */
  averageChange: number
}

/** A person of the population without a name, behind a bar or a row. */
export interface SampledPerson {
  /** Position in the population, from 1. */
  number: number
  scheme: string
  level: string
  ageBand: string
  incomeClass: string
  district: string
  decile: number
  episodes: number
  burden: Change
}

/** How many months of average payment a fund's accumulated balance covers, and how many it should (JM-5.4). */
export interface ReserveChange {
  fund: FundCode
  label: string
  /** As given, in fen. */
  balance: number
  /** A year's payment: given, or what the simulation pays; the changed one in proportion to the simulation. */
  yearPay: Change
  /** In hundredths of a month; null where the fund pays nothing. */
  monthsBefore: number | null
  monthsAfter: number | null
  /** What the changed law wants it to cover; null where it sets no bounds. */
  lowerMonths: number | null
  upperMonths: number | null
  isBelow: boolean
  isAbove: boolean
}

/**
 * What the finance officer gives for the months of reserve, per fund: the balance in fen and, where the population is a sample,
 * the payments of a real year; or, for an invented city, how many months of what the simulation pays the balance covers today.
 */
export type ReserveInput = { fund: FundCode } & (
  | { balance: number; yearPay?: number }
  /** In hundredths of a month. */
  | { months: number }
)

/** One changed value of the law, alone: whom it would touch if nothing else changed. */
export interface Touched {
  file: string
  key: string
  episodes: number
  persons: number
}

export interface SimulationReport {
  format: 'tongchou-simulation-1'
  /** False where somebody stopped it: figures are of the persons done so far, and no draft is approved on them. */
  isComplete: boolean
  region: string
  /** The population's year. */
  year: number
  law: {
    /** The day whose values were applied to the whole year, under both versions: the draft as if it were in force already. */
    day: string
    /** Content hashes of the bundles. */
    before: string
    after: string
  }
  population: {
    kind: 'city' | 'file'
    /** Seed of the demo city; null for a file. */
    seed: number | null
    /** Content hash over every column of the population. */
    hash: string
    /** Insured persons, and those of them who had care in the year. */
    persons: number
    withCare: number
    episodes: number
    lines: number
    /** Episodes for which only the changed law has figures: before, the person bears them whole. Left out where there are none. */
    newlyCovered?: number
  }
  /** Every payer; their changes sum to 0.00. */
  payers: PayerChange[]
  /** Of what the persons bear: from accounts, in cash, and outside the law's scope. */
  persons: { account: Change; cash: Change; fullSelfPay: Change; deductible: Change }
  balance: {
    totalCost: Change
    /** Sum of the changes over all payers, in fen: 0. */
    sumOfChanges: number
    isBalanced: boolean
  }
  gainers: Movers
  losers: Movers
  /** Persons with care whose burden stays the same. */
  unchanged: number
  bins: Bin[]
  deciles: Decile[]
  groups: Record<GroupAxis, GroupChange[]>
  reserves: ReserveChange[]
  touched: Touched[]
  samples: SampledPerson[]
  /** Content hash over all of the above: the same inputs give the same hash. */
  hash: string
}

export interface SimulationProgress {
  persons: number
  ofPersons: number
  episodes: number
}
