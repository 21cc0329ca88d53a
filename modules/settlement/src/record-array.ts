import type { Row } from './rows.ts'

/**
 * Rows as PostgreSQL's text of an array of composite values: read by the server at a fraction of what JSON costs it.
 * @param columns all columns of the type in its order, separated by blanks; `-` leaves one null
 */
export function recordArray(columns: string, rows: readonly (Row | undefined)[]): string {
  const names = columns.split(' ')
  const records: string[] = []
  for (const row of rows)
    if (row !== undefined) records.push(`"(${names.map((name) => field(row[name])).join(',')})"`)
  return `{${records.join(',')}}`
}

/** Letters, digits and marks that mean nothing in a composite value. */
const PLAIN = /^[\w.:+-]+$/

/** One field inside a quoted element: what may hold a mark is quoted again, and every mark escaped for both readers. */
function field(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  if (PLAIN.test(text)) return text
  return `\\"${text.replaceAll('\\', '\\\\\\\\').replaceAll('"', '\\\\\\"')}\\"`
}
