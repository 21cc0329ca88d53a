import type { DerivedSpan, RecordedEvent } from '@tongchou/insured'
import type { CivilDate, Fen, Uuid } from '@tongchou/kernel'

export type Sex = 'M' | 'F'
export type Scheme = 'employee' | 'resident' | 'student'
export type Status = 'active' | 'retired' | 'flexible' | 'resident' | 'student'
export type SpecialStatus = 'retiredCadre' | 'redArmy' | 'disabledVeteran'

/** Days `[from, before)`; without `before` it has no end. */
export interface Span {
  readonly from: CivilDate
  readonly before: CivilDate | null
}

export interface Enrolment extends Span {
  readonly scheme: Scheme
  readonly enrolledAs: 'employer' | 'flexible' | 'resident' | 'newborn' | 'student'
  readonly status: Status
  readonly tier: 1 | 2 | null
  readonly employer: string | null
  readonly hasAccount: boolean
}

export interface Category extends Span {
  readonly category: string
  readonly source: string
}

export interface Filing extends Span {
  readonly kind:
    | 'offsite'
    | 'referral'
    | 'chronic'
    | 'twoDisease'
    | 'separateDrug'
    | 'majorDisease'
    | 'maternity'
  readonly subject: string
  readonly fromProvider: string | null
  readonly toProvider: string | null
  readonly toPlace: string | null
}

/** Money that came into a personal account. */
export interface Deposit {
  readonly kind: 'opening' | 'deposit'
  readonly on: CivilDate
  readonly amount: Fen
}

/** What a person's generated history looks like; null where nothing may touch the person. */
export interface Health {
  /** Expected outpatient visits and stays in half a year, in hundredths. */
  readonly visitsPercent: number
  readonly staysPercent: number
}

export interface CityPerson {
  readonly personId: Uuid
  readonly personNo: string
  readonly name: string
  readonly sex: Sex
  readonly bornOn: CivilDate
  readonly idNumber: string
  readonly district: string
  readonly householdId: Uuid
  readonly specialStatus: SpecialStatus | null
  readonly registeredOn: CivilDate
  readonly voucher: string
  readonly card: string
  readonly enrolments: readonly Enrolment[]
  /** What happened to the person's insurance: the entitlement follows by the rule. */
  readonly facts: readonly RecordedEvent[]
  /** Cover under the law of another place, which this one cannot derive. */
  readonly elsewhere: readonly DerivedSpan[]
  readonly categories: readonly Category[]
  readonly filings: readonly Filing[]
  readonly deposits: readonly Deposit[]
  readonly health: Health | null
}

/** A person with what the rule made of the facts. */
export interface CoveredPerson extends CityPerson {
  readonly entitlements: readonly DerivedSpan[]
}
