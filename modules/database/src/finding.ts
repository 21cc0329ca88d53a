/** A stored row that is not what it must be: what is wrong with which row, what it should say and what it says. In Chinese, for the operator. */
export interface Finding {
  what: string
  row: string
  expected: string
  found: string
}

/** Names a row so that a person can read it and an operator can find it: its Chinese name, its table and its key. */
export function rowName(
  title: string,
  table: string,
  key: Readonly<Record<string, string | number>>,
): string {
  const columns = Object.entries(key).map(([column, value]) => `${column}=${value}`)
  return `${title} ${table}(${columns.join(', ')})`
}

/** A stretch of persons in the order of their ids: those after the first id up to and including the second. */
export interface PersonSpan {
  after: string
  upTo: string
}

export const FIRST_ID = '00000000-0000-0000-0000-000000000000'
export const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

/** The span that holds one person. */
export function spanOfOne(personId: string): PersonSpan {
  const before = (BigInt(`0x${personId.replaceAll('-', '')}`) - 1n).toString(16).padStart(32, '0')
  return { after: before.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'), upTo: personId }
}
