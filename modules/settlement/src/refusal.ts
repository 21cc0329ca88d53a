/** A stay and a visit have transactions of their own. */
export type Care = 'stay' | 'visit'

/** What the platform may foresee and refuse. Named after the rule; carries what the reader needs to act. Lines count from 1. */
export type Refusal =
  | { code: 'unknown-person' }
  | { code: 'special-status'; clause: string }
  | {
      code: 'not-entitled'
      day: string
      state: 'waiting' | 'uncovered'
      clause: string
      reason: string
      until: string | null
    }
  | { code: 'unknown-provider'; providerCode: string }
  | { code: 'provider-not-designated'; providerCode: string; day: string; endedOn: string | null }
  | { code: 'provider-suspended'; providerCode: string; day: string; since: string }
  | { code: 'wrong-provider'; providerCode: string }
  | { code: 'other-care'; is: Care }
  | { code: 'not-yet'; day: string; end: 'start' | 'end' }
  | { code: 'lines-outside'; day: string; end: 'start' | 'end'; lineDay: string }
  | { code: 'already-in-stay'; encounterId: string; startedOn: string }
  | { code: 'unknown-encounter' }
  | { code: 'encounter-closed'; state: string }
  | { code: 'has-lines'; lines: number }
  | { code: 'unknown-item'; line: number; lineSn: string; itemCode: string }
  | { code: 'item-not-valid'; line: number; lineSn: string; itemCode: string; day: string; holds: string }
  | {
      code: 'amount-mismatch'
      line: number
      lineSn: string
      expected: number
      actual: number
      difference: number
    }
  | {
      code: 'date-outside-stay'
      line: number
      lineSn: string
      day: string
      from: string
      until: string
    }
  | { code: 'not-sold-here'; line: number; lineSn: string; itemCode: string }
  | { code: 'duplicate-line-sn'; line: number; lineSn: string }
  | { code: 'price-above-list'; line: number; lineSn: string; listed: number; actual: number }
  | { code: 'ends-before-start'; day: string; startedOn: string }
  | { code: 'nothing-uploaded' }
  | { code: 'total-mismatch'; expected: number; actual: number; difference: number }
  | { code: 'not-filed'; day: string }
  | { code: 'no-figures'; region: string; kind: string; day: string }
  | { code: 'impossible-facts'; path: string; message: string }
  | { code: 'already-settled'; settlementId: string }
  | { code: 'msgid-reused'; msgid: string }
  | { code: 'compensated'; msgid: string }
  | { code: 'unknown-settlement' }
  | { code: 'already-reversed' }
  | { code: 'already-cleared' }
  | { code: 'same-person' }
  | { code: 'not-restorable'; why: 'encounter-changed' | 'year-moved' | 'account-spent' }
  | { code: 'settled-anew'; settlementId: string }
  | { code: 'another-message'; infno: string }
  | { code: 'another-person' }
  | { code: 'busy' }

export type RefusalCode = Refusal['code']

/** Why a year cannot be run again. */
export type RunRefusal = Extract<Refusal, { code: 'unknown-person' | 'special-status' | 'no-figures' }>
/** Why readjudicating a year is not asked for. */
export type AskRefusal = RunRefusal | { code: 'nothing-to-readjudicate'; year: number }
/** Why a year that another asked for is not readjudicated. */
export type ApprovalRefusal =
  | RunRefusal
  | { code: 'outcome-changed'; year: number }
  | Extract<Refusal, { code: 'busy' }>
