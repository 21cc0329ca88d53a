import type { CivilDate, Uuid } from '@tongchou/kernel'
import type { SignedCase, SimulationReport } from '@tongchou/policy'
import type { CaseRunOutcome } from '../cases/run-cases.ts'

/** One history of the law with new values from a day on, in the words of the bundle's files. */
export interface ValueChange {
  file: string
  key: string
  /** Null: the draft's day in force. */
  from: CivilDate | null
  /** Path inside the value → new value. */
  set: Readonly<Record<string, unknown>>
}

/** The document that enacts the new values. */
export interface EnactingDocument {
  number: string
  title: string
}

/** The folder of the place as it was on a day. */
export interface AdoptedFolder {
  files: Readonly<Record<string, string>>
  cases: readonly SignedCase[]
}

/** What a draft says at one revision. */
export interface Revision {
  revision: number
  title: string
  inForceFrom: CivilDate
  baseVersion: number
  enactedBy: EnactingDocument | null
  /** The place's folder, where the draft took it over; its values then stand in the place of the base's. */
  adopted: AdoptedFolder | null
  changes: readonly ValueChange[]
  /** Of the content; null while it has faults. */
  hash: string | null
  revisedAt: Date
  /** What the drafter did, in words. */
  edits: readonly string[]
}

export interface CaseRunRecord {
  runId: Uuid
  revision: number
  hash: string
  ranBy: string
  ranAt: Date
  outcome: CaseRunOutcome
}

export interface CaseDecision {
  caseId: string
  /** Digest of the failure that the person saw. */
  failure: string
  verdict: 'byNewLaw' | 'draftIsWrong'
  note: string
  decidedBy: string
  decidedAt: Date
}

export interface SimulationRecord {
  runId: Uuid
  revision: number
  beforeHash: string
  afterHash: string
  year: number
  startedBy: string
  startedAt: Date
  end:
    | null
    | { outcome: 'complete'; endedAt: Date; report: SimulationReport }
    | { outcome: 'stopped'; endedAt: Date; stoppedBy: string; report: SimulationReport | null }
    | { outcome: 'failed'; endedAt: Date; reason: string }
}

export interface SubmissionRecord {
  submissionId: Uuid
  revision: number
  submittedAt: Date
  warnings: string[]
  note: string
  confirmedUnverified: string[]
  decision: {
    outcome: 'approved' | 'returned' | 'recalled'
    decidedBy: string
    decidedAt: Date
    reason: string
  } | null
}

/** A draft with everything that happened to it: the last of each, and the events. */
export interface DraftRecord {
  draftId: Uuid
  region: string
  draftedBy: string
  draftedAt: Date
  now: Revision
  caseRun: CaseRunRecord | null
  /** The latest of each case. */
  decisions: readonly CaseDecision[]
  simulation: SimulationRecord | null
  submission: SubmissionRecord | null
  abandonment: { by: string; at: Date; reason: string } | null
  publishedVersion: number | null
}
