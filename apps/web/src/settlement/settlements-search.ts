/** What the list of settlements is narrowed by, as it stands in the address. */
export interface SettlementsSearch {
  readonly day?: string
  readonly level?: string
  readonly scheme?: string
  readonly state?: string
  /** A settlement's number as somebody says it. */
  readonly number?: string
}

const NAMES = ['day', 'level', 'scheme', 'state', 'number'] as const

export const settlementsSearch = (search: Record<string, unknown>): SettlementsSearch =>
  Object.fromEntries(
    NAMES.flatMap((name) => (search[name] === undefined ? [] : [[name, String(search[name])] as const])),
  )
