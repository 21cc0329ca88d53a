import type { PersonFacts } from '../facts.ts'

/** What tables by person distinguish. */
type Kind = Pick<PersonFacts, 'scheme' | 'status' | 'tier'>

/** The value for this person where a word gives one per scheme, status or tier; null where the bundle has none. */
export function forPerson<Value>(table: Value | Partial<Record<string, Value>>, person: Kind): Value | null {
  if (typeof table !== 'object' || table === null) return table
  const rows = table as Partial<Record<string, Value>>
  const row = rowFor(rows, person)
  return row === null ? null : (rows[row] ?? null)
}

/** The row of a table by scheme, status or tier that holds for this person. */
export function rowFor(table: Partial<Record<string, unknown>>, person: Kind): string | null {
  const status = person.status === 'flexible' ? 'active' : person.status
  if (table[status] !== undefined) return status
  if (table[person.scheme] !== undefined) return person.scheme
  const tier = person.tier === 1 ? 'tier1' : 'tier2'
  return person.tier !== null && table[tier] !== undefined ? tier : null
}
