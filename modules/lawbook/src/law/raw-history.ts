import { type Dated, historyAt, isRecord } from '@tongchou/policy'
import { parse } from 'yaml'

type Files = Readonly<Record<string, string>>

/** An entry of a history as it is written, in the bundle's own words and units. */
export type RawEntry = Readonly<Dated>

/** Every entry of a history of the law's files; null where the files have no such history. */
export function rawHistory(files: Files, file: string, key: string): RawEntry[] | null {
  const text = files[file]
  return text === undefined ? null : historyAt(parse(text), key.split('.'))
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
