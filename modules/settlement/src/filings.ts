import type { OffsiteKind } from '@tongchou/policy'
import type { Row } from './rows.ts'

/** What a span of days says, where it holds a day: from its first day on, up to but not including its end. */
export const on = (rows: readonly Row[], day: string): Row | null =>
  rows.find((row) => String(row.from) <= day && (row.until === null || day < String(row.until))) ?? null

/** The kinds of care outside the city, the most favourable first (JM-16.1). */
const BEST_FIRST: readonly OffsiteKind[] = ['longTerm', 'referral', 'emergency', 'unfiled']

/**
 * Which kind of off-site care a stay is: of what the institution registered and of the filings that hold one of its days, the one that is
 * best for the person (JM-16.1-best). So an emergency of somebody who is filed as living elsewhere is treated as at home, and a filing made
 * before the bill counts for the whole stay (JM-16.1-late). Asked on admission, of the first day, and again at the bill.
 * @param registered what was held so far; 'none' is care at home, whatever is filed (JM-16.2)
 */
export function offsiteKindOf(
  registered: OffsiteKind,
  filings: readonly Row[],
  { start, end }: { start: string; end: string },
): OffsiteKind {
  if (registered === 'none') return registered
  const kinds = filings
    .filter(
      ({ kind, from, until }) =>
        kind === 'offsite' && String(from) <= end && (until === null || start < String(until)),
    )
    .map(({ subject }) => subject)
  return BEST_FIRST.find((kind) => kind === registered || kinds.includes(kind)) ?? registered
}

/** The referral that a stay continues (JM-13.1.2): one for the institution that it names; the institution that refers treats on its own terms. */
export const referralTo = (
  filings: readonly Row[],
  { providerCode, start }: { providerCode: string; start: string },
): Row | undefined =>
  filings.find(
    (row) =>
      row.kind === 'referral' &&
      on([row], start) !== null &&
      (row.to_provider === null || row.to_provider === providerCode),
  )

/**
 * Whether a wife's antenatal checks are paid first by maternity insurance on a day (JM-14.2.4): she is filed with a husband who is insured
 * on that day; one whom an import does not name is taken to be.
 */
export const isWifeOfInsured = (filings: readonly Row[], day: string): boolean =>
  filings.some(({ kind, employed, ...row }) => {
    // Written by employed_days.
    const days = employed as readonly Row[] | null
    return kind === 'maternity' && on([row], day) !== null && (days === null || on(days, day) !== null)
  })

/** A stay is one for a major disease where the bill names the disease that is certified for the person on that day (CQ-8-named). */
export const majorDiseaseOf = (
  filings: readonly Row[],
  { kind, disease, startedOn }: { kind: string; disease?: string; startedOn: string },
): 'majorDisease' | null =>
  kind === 'inpatient' &&
  filings.some(
    (row) => row.kind === 'majorDisease' && row.subject === disease && on([row], startedOn) !== null,
  )
    ? 'majorDisease'
    : null
