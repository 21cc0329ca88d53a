import { parse } from 'yaml'

type Files = Readonly<Record<string, string>>

/** An entry of a history as the file writes it, before its units are read. */
export type RawEntry = Readonly<Record<string, unknown>> & { from: string; cite: string; to?: string }

/** Every entry of a history of the law's files; null where the files have no such history. */
export function rawHistory(files: Files, file: string, key: string): RawEntry[] | null {
  const text = files[file]
  if (text === undefined) return null
  const found = key.split('.').reduce<unknown>(valueAt, parse(text))
  return Array.isArray(found) && found.length > 0 && found.every(isEntry) ? found : null
}

/** The entry in force on a day; null where none is. */
export function entryOn(history: readonly RawEntry[], day: string): RawEntry | null {
  const inForce = history.filter(({ from, to }) => from <= day && (to === undefined || to >= day))
  return inForce.sort((a, b) => (a.from < b.from ? 1 : -1))[0] ?? null
}

/** What stands at a path inside a value: `byLevel.primary`, `exceptions.0.share`; undefined where nothing does. */
export const valueAtPath = (entry: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>(valueAt, entry)

/** The entry with other values at some paths; it itself stays as it is. */
export function withValues(entry: RawEntry, set: Readonly<Record<string, unknown>>): RawEntry {
  const changed = structuredClone(entry)
  for (const [path, value] of Object.entries(set)) {
    const steps = path.split('.')
    const last = steps.pop() ?? ''
    const holder = steps.reduce<unknown>(valueAt, changed)
    if (Array.isArray(holder)) holder[Number(last)] = value
    else if (isRecord(holder)) holder[last] = value
  }
  return changed
}

function valueAt(holder: unknown, step: string): unknown {
  if (Array.isArray(holder)) return /^\d+$/.test(step) ? holder[Number(step)] : undefined
  return isRecord(holder) && Object.hasOwn(holder, step) ? holder[step] : undefined
}

const isEntry = (value: unknown): value is RawEntry =>
  isRecord(value) && typeof value.from === 'string' && typeof value.cite === 'string'

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
