import { addDays, type CivilDate } from '@tongchou/kernel'
import {
  type EntitledPerson,
  type EntitlementTerms,
  type EventFault,
  entitlementSpans,
} from '@tongchou/policy'
import { eventsOf, type RecordedEvent } from './recorded-event.ts'

/** What entitlement answers for a span of days: from its first day up to but not including `before`. */
export interface DerivedSpan {
  readonly from: CivilDate
  readonly before: CivilDate | null
  readonly scheme: 'employee' | 'resident' | 'student' | null
  readonly state: 'entitled' | 'waiting' | 'employerLiable' | 'uncovered'
  readonly clause: string
  readonly reason: string
}

/** Nobody is entitled after the day of death: later spans fall away, the one that holds it ends with it. */
export function untilDeath(spans: readonly DerivedSpan[], diedOn: CivilDate | null): DerivedSpan[] {
  if (diedOn === null) return [...spans]
  const after = addDays(diedOn, 1)
  return spans
    .filter((span) => span.from < after)
    .map((span) => (span.before === null || span.before > after ? { ...span, before: after } : span))
}

export type Derived = { ok: true; value: DerivedSpan[] } | { ok: false; error: EventFault }

/**
 * What the rule makes of a person's facts (JM-17). The days on which an employer's unpaid months keep the fund from paying are the
 * employer's liability without anybody marking them (JM-20.1). The days before the first fact stand in no span.
 */
export function derivedEntitlement(
  facts: readonly RecordedEvent[],
  person: EntitledPerson,
  terms: EntitlementTerms,
): Derived {
  const found = entitlementSpans(facts.flatMap(eventsOf), person, terms)
  if (!found.ok) return found
  const [first, ...others] = found.value
  const spans = first?.state === 'uncovered' ? others : found.value
  return {
    ok: true,
    value: spans.map((span) => {
      const next = found.value[found.value.indexOf(span) + 1]
      const days = { from: span.from, before: next?.from ?? null }
      if (!span.isEmployerLiable)
        return { ...days, scheme: span.scheme, state: span.state, clause: span.clause, reason: span.reason }
      return {
        ...days,
        scheme: 'employee',
        state: 'employerLiable',
        clause: 'JM-20.1',
        reason: `单位${span.reason.replace(/^职工医保/, '')}，期间的医疗费用由单位承担`,
      }
    }),
  }
}
