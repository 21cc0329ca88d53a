import { addDays, civilDate, parseDate } from '@tongchou/kernel'
import { parse } from 'yaml'
import { isHistory, isRecord, type RawEntry } from './histories.ts'

/** Files of one layer of the law: the place's own, or those of the province or nation above it. */
export type LayerFiles = Readonly<Record<string, string>>

/** One place where a binding provision of the province or the nation beats the city's own (JM-38). */
export interface Overridden {
  file: string
  key: string
  /** The days on which the binding provision stands in the place of the city's. */
  from: string
  to?: string
  /** The clause that binds, and the city's clause that it beats. */
  clause: string
  instead: string
}

const ABOVE = 'above/'

/**
 * A place's files with those of the layers that it extends: the parent's under `above/`, the grandparent's under
 * `above/above/`; so one set of files holds a place's whole law.
 * @param folderOf the files of a place's folder; none where there is no such folder
 */
export function layeredFiles(place: string, folderOf: (place: string) => LayerFiles): Record<string, string> {
  const own = folderOf(place)
  const parent = parentOf(own)
  if (parent === null) return { ...own }
  const above = layeredFiles(parent, folderOf)
  return {
    ...own,
    ...Object.fromEntries(Object.entries(above).map(([name, text]) => [ABOVE + name, text])),
  }
}

/** The layers in a set of files, the place's own first. */
export function layersIn(files: LayerFiles): LayerFiles[] {
  const own: Record<string, string> = {}
  const above: Record<string, string> = {}
  for (const [name, text] of Object.entries(files))
    if (name.startsWith(ABOVE)) above[name.slice(ABOVE.length)] = text
    else own[name] = text
  return Object.keys(above).length === 0 ? [own] : [own, ...layersIn(above)]
}

/** How a file of the n-th layer is named in faults. */
export const layerName = (depth: number, file: string): string => ABOVE.repeat(depth) + file

/** A place as a fault names it. */
export const named = ({ name, region }: { name: string; region: string }): string => `${name}（${region}）`

export type Rank = 'nation' | 'province' | 'city' | 'county'

/** What kind of place a region code names. */
export function rankOf(region: string): Rank {
  if (region === '100000') return 'nation'
  if (region.endsWith('0000')) return 'province'
  return region.endsWith('00') ? 'city' : 'county'
}

/**
 * The parent's content with the place's own laid over it, word by word: an own history stands for the whole word, save on the
 * days of a binding entry of the parent.
 */
export function overlay(
  parent: unknown,
  own: unknown,
  at: { file: string; key: string },
  overridden: Overridden[],
): unknown {
  if (own === undefined) return parent
  if (isHistory(parent) && isHistory(own)) return overlayHistory(parent, own, at, overridden)
  if (!isRecord(parent) || !isRecord(own)) return own
  const names = [...new Set([...Object.keys(parent), ...Object.keys(own)])]
  return Object.fromEntries(
    names.map((name) => {
      const key = at.key === '' ? name : `${at.key}.${name}`
      return [name, overlay(parent[name], own[name], { ...at, key }, overridden)]
    }),
  )
}

function overlayHistory(
  parent: readonly RawEntry[],
  own: readonly RawEntry[],
  at: { file: string; key: string },
  overridden: Overridden[],
): readonly RawEntry[] {
  const isDated = [...parent, ...own].every(({ from, to }) =>
    [from, to ?? from].every((day) => parseDate(day).ok),
  )
  // A date that does not exist is a fault of its own file and is reported there.
  if (!isDated) return own
  let entries = own
  for (const binding of parent.filter((entry) => entry.binding === true)) {
    const until = lastDayOf(binding, parent)
    for (const entry of entries) {
      const from = [entry.from, binding.from].sort()[1] ?? binding.from
      const to = earlier(lastDayOf(entry, entries), until)
      if (to === undefined || from <= to)
        overridden.push({
          ...at,
          from,
          ...(to === undefined ? {} : { to }),
          clause: binding.cite,
          instead: entry.cite,
        })
    }
    entries = [
      ...entries.flatMap((entry) => without(entry, lastDayOf(entry, entries), binding.from, until)),
      until === undefined ? binding : { ...binding, to: until },
    ]
  }
  return entries
}

/** An entry is in force until its own end or the day before the next one begins. */
function lastDayOf(entry: RawEntry, history: readonly RawEntry[]): string | undefined {
  const next = history
    .map(({ from }) => from)
    .filter((from) => from > entry.from)
    .sort()[0]
  return earlier(entry.to, next === undefined ? undefined : dayBefore(next))
}

/** What is left of an entry outside the days from…until. */
function without(
  entry: RawEntry,
  last: string | undefined,
  from: string,
  until: string | undefined,
): RawEntry[] {
  const parts: RawEntry[] = []
  if (entry.from < from) parts.push({ ...entry, to: earlier(last, dayBefore(from)) ?? dayBefore(from) })
  if (until !== undefined && (last === undefined || last > until)) {
    const start = entry.from > until ? entry.from : addDays(civilDate(until), 1)
    parts.push(last === undefined ? { ...entry, from: start } : { ...entry, from: start, to: last })
  }
  return parts
}

const dayBefore = (day: string): string => addDays(civilDate(day), -1)

const earlier = (one: string | undefined, other: string | undefined): string | undefined =>
  one === undefined || (other !== undefined && other < one) ? other : one

function parentOf(files: LayerFiles): string | null {
  try {
    const place: unknown = parse(files['bundle.yaml'] ?? '')
    return isRecord(place) && typeof place.extends === 'string' ? place.extends : null
  } catch {
    // What is wrong with the text is said, with its line, when the bundle is read.
    return null
  }
}
