import type { CivilDate } from '@tongchou/kernel'
import type { FilingKind } from './contract.ts'
import type { Relation } from './relation.ts'

/** Why something is not filed or withdrawn, named after the rule. */
export type FilingRefusal = CheckRefusal | { code: 'application-waits' }

/** Why a filing does not hold: asked when it is asked for, and again when it is approved. */
export type CheckRefusal =
  | { code: 'unknown-person' }
  | { code: 'deceased'; on: CivilDate }
  | { code: 'no-such-day'; field: 'from' | 'to' }
  | { code: 'ends-before-it-begins' }
  | { code: 'not-insured-then'; day: string }
  | { code: 'already-filed'; filed: string; from: CivilDate; to: CivilDate | null }
  | { code: 'not-in-the-law'; kind: FilingKind; day: string }
  | { code: 'place-at-home'; field: 'toPlace' | 'toProvider'; place: string }
  | { code: 'unknown-place'; place: string }
  | { code: 'unknown-institution'; institution: string; day: string }
  | { code: 'institution-elsewhere'; institution: string; district: string; place: string }
  | { code: 'unknown-disease'; subject: string }
  | { code: 'disease-not-listed'; subject: string; listed: number }
  | { code: 'disease-closed'; name: string; from: string }
  | { code: 'major-disease-not-listed'; subject: string; listed: readonly string[] }
  | { code: 'not-raised-here'; scheme: Relation['scheme'] }
  | { code: 'not-a-separate-drug'; subject: string; day: string }
  | { code: 'not-a-local-hospital'; field: 'fromProvider' | 'toProvider'; institution: string; day: string }
  | { code: 'same-institution' }
  | { code: 'not-a-wife' }
  | { code: 'covered-herself' }
  | { code: 'unknown-husband' }
  | { code: 'husband-not-employed'; day: string }
  | { code: 'no-assistance-class'; day: string; classes: readonly string[] }
  | { code: 'assistance-of-other-scheme'; scheme: Relation['scheme'] }
  | { code: 'unknown-filing' }
