import { type PersonFacts, SCHEMES, STATUSES } from '../facts.ts'
import { forPerson } from './for-person.ts'

/**
 * What `forPerson` answers of one table, asked once for every kind of person: a city has few kinds and many bills.
 * One value for all is a single row.
 */
export type Rows<Value> = readonly (Value | null)[]

const TIERS = [null, 1, 2] as const

const KINDS = SCHEMES.flatMap((scheme) =>
  STATUSES.flatMap((status) => TIERS.map((tier) => ({ scheme, status, tier }))),
)

/** Days of one bundle share its tables, and so their rows. */
const known = new WeakMap<object, Rows<unknown>>()

export function rowsOf<Value>(table: Value | Partial<Record<string, Value>>): Rows<Value> {
  if (typeof table !== 'object' || table === null) return [table]
  // The rows of a table hold its own values.
  const rows = (known.get(table) as Rows<Value> | undefined) ?? KINDS.map((kind) => forPerson(table, kind))
  known.set(table, rows)
  return rows
}

/** The row of this person; null where the table has none. */
export const rowOf = <Value>(rows: Rows<Value>, person: PersonFacts): Value | null =>
  rows[rows.length === 1 ? 0 : kindOf(person)] ?? null

/** Where in `KINDS` this person stands. */
const kindOf = ({ scheme, status, tier }: PersonFacts): number =>
  (placeIn(SCHEMES, scheme) * STATUSES.length + placeIn(STATUSES, status)) * TIERS.length + (tier ?? 0)

/** A loop over few names costs a settlement less than a look-up by name. */
function placeIn(names: readonly string[], name: string): number {
  let at = 0
  while (at < names.length && names[at] !== name) at++
  return at
}
