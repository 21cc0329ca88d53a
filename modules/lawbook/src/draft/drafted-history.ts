import { inForce } from '@tongchou/policy'
import { type RawEntry, rawHistory, withValues } from '../law/raw-history.ts'
import type { Revision, ValueChange } from './draft.ts'

type Draft = Pick<Revision, 'inForceFrom' | 'changes'>
type Files = Readonly<Record<string, string>>

/** A new entry that a draft adds, and the one whose place it takes on its day. */
export interface NewEntry {
  change: ValueChange
  from: string
  before: RawEntry
  /** Without days and clause. */
  after: RawEntry
}

/** The entries that a draft adds to one history, in order of their days: each changes what stands before it, drafted or not. */
export function newEntries(base: Files, draft: Draft, file: string, key: string): NewEntry[] {
  const history = [...(rawHistory(base, file, key) ?? [])]
  const own = draft.changes
    .filter((change) => change.file === file && change.key === key)
    .map((change) => ({ change, from: change.from ?? draft.inForceFrom }))
    .sort((a, b) => (a.from < b.from ? -1 : 1))
  return own.flatMap(({ change, from }) => {
    const before = inForce(history, from)
    if (before === null) return []
    const after = { ...withValues(before, change.set), from }
    history.push(after)
    return [{ change, from, before, after }]
  })
}

/** What stands in a history on a day with the draft's other changes: what a change of that day begins from. */
export function entryBefore(base: Files, draft: Draft, at: { file: string; key: string; from: string }) {
  const drafted = newEntries(base, draft, at.file, at.key).filter(({ from }) => from < at.from)
  return inForce(
    [...(rawHistory(base, at.file, at.key) ?? []), ...drafted.map(({ after }) => after)],
    at.from,
  )
}
