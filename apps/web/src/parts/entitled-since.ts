import type { EntitlementView, PersonView } from '@tongchou/insured/contract'
import { addDays, civilDate } from '@tongchou/kernel'

/** The answer's reason in one sentence; for who is covered, since when without a break comes first. */
export function answerSentence(person: PersonView): string {
  const { entitlement } = person
  if (entitlement.state !== 'entitled' || entitlement.from === null) return entitlement.reason
  const spans = person.access === 'record' ? person.entitlements : []
  return `自 ${entitledSince(entitlement, spans)} 起连续享受。${entitlement.reason}`
}

/** The first day of the unbroken stretch in the same scheme, whatever clauses its parts stand under. */
export function entitledSince(
  entitlement: EntitlementView,
  spans: readonly EntitlementView[],
): string | null {
  const before = (from: string | null) =>
    spans.find(
      ({ state, scheme, to }) =>
        state === 'entitled' &&
        scheme === entitlement.scheme &&
        to !== null &&
        from !== null &&
        addDays(civilDate(to), 1) === from,
    )
  let from = entitlement.from
  for (let earlier = before(from); earlier !== undefined; earlier = before(from)) from = earlier.from
  return from
}
