import type { Unit } from './law/units.ts'
import type { PopulationFault } from './needs.ts'

/** What the desk may foresee and refuse; named after the rule, with what the reader needs to act. */
export type Refusal =
  | { code: 'unknown-draft' }
  | { code: 'unknown-version' }
  | { code: 'unknown-case' }
  | { code: 'unknown-value' }
  | { code: 'not-now'; reason: string }
  | { code: 'not-yours'; reason: string }
  | { code: 'conflict'; revision: number; changedBy: string; changedAt: Date }
  | { code: 'no-such-value'; file: string; key: string; path: string }
  | { code: 'wrong-unit'; file: string; key: string; path: string; label: string; unit: Unit }
  | {
      code: 'out-of-range'
      file: string
      key: string
      path: string
      label: string
      clause: string
      rule: string
    }
  | { code: 'no-such-day'; day: string }
  | { code: 'day-too-early'; day: string; earliest: string }
  | { code: 'before-day-in-force'; from: string; inForceFrom: string }
  | { code: 'note-missing'; warnings: readonly string[] }
  | { code: 'unverified-unconfirmed'; missing: readonly string[] }
  | { code: 'already-withdrawn' }
  | { code: 'day-has-come'; inForceFrom: string }
  | { code: 'later-version-depends'; version: number }
  | { code: 'no-population'; year: number; years: readonly number[] }
  | { code: 'no-such-year'; year: number; last: number }
  | { code: 'bad-population'; faults: readonly PopulationFault[] }

/** Why a draft is not revised so. */
export type EditRefusal = Extract<
  Refusal,
  {
    code:
      | 'no-such-value'
      | 'wrong-unit'
      | 'out-of-range'
      | 'no-such-day'
      | 'day-too-early'
      | 'before-day-in-force'
  }
>
