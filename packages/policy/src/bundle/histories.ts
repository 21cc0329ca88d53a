import { addDays, civilDate, parseDate } from '@tongchou/kernel'
import { LAW_FAULTS } from '../words/faults.ts'
import type { BundleFault, ClauseInfo } from './read-bundle.ts'
import type { BenefitFile, CommonFile } from './schema.ts'
import type { Enacted } from './values.ts'

/**
 * Faults of every dated value inside a file: a clause that the sources do not know, a date that does not exist, two
 * entries in force on one day, a day from the place's first on without a value, an unverified figure without origin.
 * @param from the place's first day; null in a layer, whose words may each begin on a day of their own
 */
export function faultsOfHistories(
  file: string,
  value: unknown,
  from: string | null,
  clauses: Readonly<Record<string, ClauseInfo>>,
): BundleFault[] {
  const faults: BundleFault[] = []
  const first = firstDayOf(value, from)
  if (first !== null && !parseDate(first).ok) return [{ file, key: 'from', reason: LAW_FAULTS.noDate(first) }]
  visit(value, '', (key, inner) => {
    if (isHistory(inner))
      faults.push(...faultsOfOne(file, key, inner, MAY_BEGIN_LATER.has(key) ? null : first))
    if (isRecord(inner) && typeof inner.cite === 'string') {
      for (const cited of [inner.cite, ...(Array.isArray(inner.readings) ? inner.readings : [])])
        if (clauses[String(cited)] === undefined)
          faults.push({
            file,
            key: `${key}.cite`,
            reason: LAW_FAULTS.unknownClause(String(cited)),
          })
      if (inner.verified === false && 'from' in inner && inner.origin === undefined)
        faults.push({ file, key, reason: LAW_FAULTS.noOrigin })
    }
  })
  return faults
}

/** Words before whose first day there is no such payer or list, and nothing that another value would have to say instead. */
const MAY_BEGIN_LATER: ReadonlySet<string> = new Set([
  'civilServant',
  'enterprise',
  'payersInOrder',
  'assistance',
  'familySharing',
  'diseases',
])

/** From which day on a file's values must be there: a benefit may begin later than the place's law. */
const firstDayOf = (value: unknown, from: string | null): string | null =>
  from !== null &&
  isRecord(value) &&
  'benefit' in value &&
  typeof value.from === 'string' &&
  value.from > from
    ? value.from
    : from

/** Words that no calculation can do without, where they come late out of a layer above: every day needs them. */
export function faultsOfGaps(
  file: string,
  value: BenefitFile | CommonFile,
  from: string,
  known: readonly BundleFault[],
): BundleFault[] {
  const needed: Readonly<Record<string, readonly Enacted[]>> =
    'benefit' in value
      ? { ratio: value.ratio, counts: value.counts, ...value.maxima }
      : { scope: value.scope, ceiling: value.ceiling, exclusions: value.exclusions }
  return Object.entries(needed)
    .flatMap(([key, entries]) => faultsOfOne(file, key, entries, firstDayOf(value, from)))
    .filter((one) => !known.some(({ file, reason }) => file === one.file && reason === one.reason))
}

/** The entry in force on a day; null where none is. */
export function inForce<Entry extends Pick<Enacted, 'from' | 'to'>>(
  entries: readonly Entry[],
  day: string,
): Entry | null {
  let found: Entry | null = null
  for (const entry of entries)
    if (
      entry.from <= day &&
      (entry.to === undefined || entry.to >= day) &&
      (found === null || entry.from > found.from)
    )
      found = entry
  return found
}

/** The entry enacted last, where a question has no day of its own. */
export function latest<Entry extends Enacted>(entries: readonly Entry[]): Entry {
  const [found] = [...entries].sort((a, b) => (a.from < b.from ? 1 : -1))
  if (found === undefined) throw new Error('broken invariant: a history has an entry')
  return found
}

interface Dated {
  from: string
  to?: string | undefined
}

function faultsOfOne(
  file: string,
  key: string,
  entries: readonly Dated[],
  from: string | null,
): BundleFault[] {
  const faults: BundleFault[] = []
  const bad = entries
    .flatMap((entry) => [entry.from, entry.to])
    .filter((day) => day !== undefined && !parseDate(day).ok)
  if (bad.length > 0) return [{ file, key, reason: LAW_FAULTS.noDate(String(bad[0])) }]
  const sorted = [...entries].sort((a, b) => (a.from < b.from ? -1 : 1))
  let covered = from ?? sorted[0]?.from ?? ''
  for (const [index, entry] of sorted.entries()) {
    const next = sorted[index + 1]
    if (entry.to !== undefined && entry.to < entry.from)
      faults.push({ file, key, reason: LAW_FAULTS.endsFirst(entry.from) })
    if (next !== undefined && (next.from === entry.from || (entry.to !== undefined && entry.to >= next.from)))
      faults.push({ file, key, reason: LAW_FAULTS.twoValues(next.from) })
    if (entry.from > covered) faults.push({ file, key, reason: LAW_FAULTS.noValue(covered) })
    if (entry.to === undefined) covered = '9999-12-31'
    else covered = addDays(civilDate(entry.to), 1)
    if (next !== undefined && entry.to === undefined) covered = next.from
  }
  if (covered !== '9999-12-31') faults.push({ file, key, reason: LAW_FAULTS.noValue(covered) })
  return faults
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** An entry as written, before any schema has filled in what it leaves out. */
export interface RawEntry extends Record<string, unknown> {
  from: string
  to?: string
  cite: string
  binding?: boolean
}

/** A list of entries that each have a first day and a clause. */
export const isHistory = (value: unknown): value is RawEntry[] =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every((entry) => isRecord(entry) && typeof entry.from === 'string' && 'cite' in entry)

function visit(value: unknown, key: string, see: (key: string, value: unknown) => void): void {
  see(key, value)
  if (Array.isArray(value))
    for (const [index, inner] of value.entries()) visit(inner, `${key}[${index}]`, see)
  else if (isRecord(value))
    for (const [name, inner] of Object.entries(value)) visit(inner, key === '' ? name : `${key}.${name}`, see)
}
