import type { CivilDate, Fen, Result, Uuid } from '@tongchou/kernel'
import type { FundPart, Scheme, SettlementAmounts } from '@tongchou/policy'
import type { Provider } from '@tongchou/providers'
import type { Care } from '@tongchou/settlement'
import type { Fault } from '../transaction.ts'
import type { Diagnosis } from '../words/diagnoses.ts'
import type { EncounterKind } from '../words/encounter-kind.ts'
import type { NumberShown } from '../words/patient.ts'
import type { CheckedLine, KeptLine, UploadedLine } from './lines.ts'

export type Status = 'active' | 'retired' | 'flexible' | 'resident' | 'student'
export type Level = 1 | 2 | 3

/** A person as the interface identifies one: with the whole identity number, which the institution has seen. */
export interface Person {
  readonly personId: Uuid
  readonly personNo: string
  readonly name: string
  readonly sex: 'M' | 'F'
  readonly bornOn: CivilDate
  readonly idNumber: string
  readonly district: string
  readonly isSpecial: boolean
}

/** One relation to a scheme; `endedOn` is the first day without it. */
export interface Enrolment {
  readonly scheme: Scheme
  readonly status: Status
  readonly district: string
  readonly employer: string | null
  readonly startedOn: CivilDate
  readonly endedOn: CivilDate | null
}

/** How a person stands on a day. */
export interface Insurance {
  readonly enrolment: Enrolment | null
  readonly enrolments: readonly Enrolment[]
  readonly entitlement: {
    readonly state: 'entitled' | 'waiting' | 'employerLiable' | 'uncovered'
    readonly clause: string
    readonly reason: string
    readonly from: CivilDate | null
    readonly until: CivilDate | null
  }
  readonly categories: readonly {
    readonly category: string
    readonly from: CivilDate
    readonly until: CivilDate | null
  }[]
}

export interface SettledPerson {
  readonly personNo: string
  readonly name: string
  readonly sex: 'M' | 'F'
  readonly bornOn: CivilDate
  readonly idNumber: string
  readonly psnType: string
  /** The day on which the age counts. */
  readonly on: CivilDate
}

/** A settlement, or a preview where it has no id yet. */
export interface Settlement {
  readonly settlementId: Uuid | null
  readonly encounterId: Uuid
  readonly person: SettledPerson
  readonly scheme: Scheme
  readonly kind: EncounterKind
  readonly medType: string
  readonly certificateType: string
  readonly isPharmacy: boolean
  readonly district: string
  readonly settledAt: Date
  readonly amounts: SettlementAmounts
  readonly fundParts: readonly FundPart[]
  /** The pooled fund's ratio on the bill's weightiest line, in basis points; 0 where it paid nothing. */
  readonly ratioBp: number
  /** What the pooled fund could still pay before this settlement. */
  readonly limitLeft: number
  readonly balanceAfter: number
}

export interface FoundSettlement {
  readonly settlement: Settlement
  readonly startedOn: CivilDate
  readonly endedOn: CivilDate
  readonly year: number
  readonly isReversed: boolean
  /** The reversal that was asked for, where it was not the settlement itself. */
  readonly reversalId: Uuid | null
  /** The message that settled it; '' for one that no institution's message made. */
  readonly msgid: string
}

/** A chronic or special disease with its filing's days; an open end is null. */
export interface FiledDisease {
  readonly code: string
  readonly name: string
  readonly from: CivilDate
  readonly to: CivilDate | null
}

export interface FiledReferral {
  /** up, down or department inside the city; referral out of it */
  readonly subject: string
  readonly isOffsite: boolean
  /** The institution, where it is known here. */
  readonly toCode: string | null
  /** The institution or place; null where none is named. */
  readonly toName: string | null
  readonly from: CivilDate
  readonly to: CivilDate | null
  readonly filedBy: string
  readonly filedAt: Date
}

export interface Named {
  readonly personId: Uuid
  readonly encounterId: Uuid
}

export interface AtProvider extends Named {
  readonly providerCode: string
  /** What the transaction is about; one about both does not say. */
  readonly care?: Care
}

export interface Sender {
  readonly provider: string
  readonly operator: string
}

type Particulars = Readonly<Record<string, unknown>>

/** What an encounter's message may say of its benefit. */
export interface BenefitSaid {
  readonly kind: EncounterKind
  readonly benefitCode?: string
  readonly oncologyTherapy?: true
  readonly offsite?: 'emergency'
}

export interface SettlingSaid extends AtProvider {
  readonly totalCost: Fen
  readonly useAccount: boolean
  /** The scheme that the institution holds the person to be in, as a national code. */
  readonly insutype: string
  /** Identity numbers in the message: none may be another person's. */
  readonly shown: readonly NumberShown[]
  readonly endedOn?: CivilDate
  /** The batch of charges that an outpatient message names; a visit is settled whole, with all its batches. */
  readonly batch?: string
  /** What the message says of an outpatient visit's benefit, where that may differ from what 2203 said. */
  readonly benefit?: BenefitSaid & { readonly medType: string }
}

/** One message that may be repeated: who sent it, its number, and the digest of what it says. */
export interface Message {
  readonly sender: Sender
  readonly msgid: string
  readonly infno: string
  readonly digest: Uint8Array
}

type Answer<Value> = Promise<Result<Value, Fault>>

/** What the interface asks of the platform: its use cases and a few readings, in the platform's own words. */
export interface Platform {
  readonly personIdOf: (
    kind: 'personNo' | 'idNumber' | 'voucher' | 'card',
    value: string,
  ) => Promise<Uuid | null>
  readonly person: (personId: Uuid) => Promise<Person>
  readonly insuranceOn: (personId: Uuid, day: CivilDate) => Promise<Insurance>
  readonly balanceOf: (personId: Uuid) => Promise<number>
  readonly provider: (code: string) => Promise<Provider | null>
  readonly signIn: (providerCode: string, operator: string) => Promise<string>
  readonly signOut: (providerCode: string, signNo: string) => Promise<void>
  readonly openEncounter: (
    request: BenefitSaid & {
      personId: Uuid
      providerCode: string
      startedOn: CivilDate
      /** The disease that a stay is for, by name. */
      disease?: string
      diagnoses: readonly Diagnosis[]
      particulars: Particulars
      message: Message
    },
  ) => Answer<{ encounterId: Uuid }>
  readonly amendEncounter: (
    request: AtProvider &
      BenefitSaid & { startedOn?: CivilDate; diagnoses: readonly Diagnosis[]; particulars: Particulars },
  ) => Answer<unknown>
  readonly dischargeEncounter: (
    request: AtProvider & { endedOn: CivilDate; diagnoses: readonly Diagnosis[]; particulars: Particulars },
  ) => Answer<unknown>
  readonly undoDischarge: (request: AtProvider) => Answer<unknown>
  readonly cancelEncounter: (request: AtProvider) => Answer<unknown>
  readonly uploadLines: (
    request: AtProvider & {
      lines: readonly UploadedLine[]
      replacing?: readonly KeptLine[]
      msgid: string
    },
  ) => Answer<{ lines: readonly CheckedLine[] }>
  readonly withdrawLines: (
    request: AtProvider & { lineSns: readonly string[] | 'all'; batch?: string },
  ) => Answer<unknown>
  readonly previewSettlement: (request: SettlingSaid) => Answer<Settlement>
  readonly settleEncounter: (
    request: SettlingSaid & Message & { mustBeDischarged: boolean },
  ) => Answer<Settlement>
  readonly reverseSettlement: (
    request: AtProvider & Message & { settlementId: Uuid; reason: string },
  ) => Answer<{ settlement: Settlement; reversalId: Uuid }>
  readonly compensate: (request: {
    originalMsgid: string
    originalInfno: string
    personId: Uuid
    message: Message
  }) => Answer<unknown>
  readonly findSettlement: (request: AtProvider & { settlementId: Uuid }) => Answer<FoundSettlement>
  /** The rows with which a message was answered that has no other trace in the database; null for a new one. */
  readonly recall: (message: Message) => Answer<readonly object[] | null>
  readonly remember: (message: Message, personId: Uuid, rows: readonly object[]) => Promise<void>
  readonly linesOf: (named: Named, providerCode: string) => Answer<readonly KeptLine[]>
  /** Whether a district's insured persons are settled here. */
  readonly isOurs: (district: string) => boolean
  readonly diseasesFiledFor: (personId: Uuid, day: CivilDate) => Promise<readonly FiledDisease[]>
  readonly referralsFiledFor: (
    personId: Uuid,
    span: { from: CivilDate; to: CivilDate | null },
  ) => Promise<readonly FiledReferral[]>
  readonly yearsOf: (
    personId: Uuid,
    year: number,
  ) => Promise<readonly { scheme: Scheme; year: number; counters: Readonly<Record<string, number>> }[]>
}
