import type { Bundle } from '@tongchou/policy'
import { compareSentences, type Sentence } from '@tongchou/policy/words'
import type { ClauseChange, Segment } from '../contract.ts'
import { labelOf } from './editable.ts'
import { type PlacedValue, placedValues } from './law-words.ts'

/** The law of one version. */
export interface LawText {
  bundle: Bundle
  files: Readonly<Record<string, string>>
}

/** Where two versions differ, clause by clause, in words of the law: the sentence before and after, and from which day. */
export function clauseChanges(before: LawText, after: LawText): ClauseChange[] {
  const [were, are] = [placedValues(before.bundle, before.files), placedValues(after.bundle, after.files)]
  const come = are.flatMap((value) => {
    const old = were.find((it) => isSamePlace(it, value) && it.from === value.from)
    if (old !== undefined && isSaidAlike(old, value)) return []
    const instead = old ?? were.find((it) => isSamePlace(it, value) && isInForce(it, value.from))
    return [changeOf(instead?.sentence ?? [], value.sentence, value, after.bundle)]
  })
  const gone = were
    .filter((value) => !are.some((it) => isSamePlace(it, value) && it.from === value.from))
    .map((value) => changeOf(value.sentence, [], value, before.bundle))
  return [...come, ...gone]
}

const isSamePlace = (one: PlacedValue, other: PlacedValue): boolean =>
  one.file === other.file && one.key === other.key

const isInForce = ({ from, to }: PlacedValue, day: string): boolean =>
  from <= day && (to === null || to >= day)

/** The end of a value is the beginning of the next one and is told there. */
const isSaidAlike = (one: PlacedValue, other: PlacedValue): boolean =>
  JSON.stringify(one.sentence) === JSON.stringify(other.sentence) &&
  one.clause === other.clause &&
  one.isVerified === other.isVerified

function changeOf(before: Sentence, after: Sentence, value: PlacedValue, bundle: Bundle): ClauseChange {
  const sentence = segmentsOf(before, after)
  const told = after.length === 0 ? before : after
  return {
    ...{ file: value.file, key: value.key, title: value.title, from: value.from, to: value.to },
    clause: citedClause(bundle, value.clause),
    sentence,
    changes: sentence.flatMap((part) =>
      part.kind === 'text' || part.old === part.new
        ? []
        : [{ path: part.path, label: labelIn(told, part.path) ?? value.title, old: part.old, new: part.new }],
    ),
    ...{ isVerified: value.isVerified, origin: value.origin, touched: null },
  }
}

/** A clause as the bundle knows it. */
export function citedClause(bundle: Bundle, id: string): ClauseChange['clause'] {
  const clause = bundle.clauses[id]
  return {
    id,
    label: clause?.label ?? id,
    gist: clause?.gist ?? '',
    document: clause?.document ?? '',
  }
}

/** Two sentences laid over each other; a changed value keeps the path under which its entry holds it. */
export function segmentsOf(before: Sentence, after: Sentence): Segment[] {
  const pairs = after.flatMap((part) => {
    if ('text' in part) return []
    const old = before.find((it) => 'path' in it && it.path === part.path)
    return old !== undefined && 'value' in old && old.value !== part.value
      ? [{ path: part.path, old: old.value, new: part.value }]
      : []
  })
  return compareSentences(before, after).map((part) => {
    if ('text' in part) return { kind: 'text', text: part.text }
    const at = pairs.findIndex((it) => it.old === part.before && it.new === part.after)
    const [pair] = at < 0 ? [] : pairs.splice(at, 1)
    return { kind: 'value', path: pair?.path ?? '', old: part.before, new: part.after }
  })
}

/** A sentence that does not change: every value under its path. */
export const plainSegments = (sentence: Sentence): Segment[] =>
  sentence.map((part) =>
    'text' in part
      ? { kind: 'text', text: part.text }
      : { kind: 'value', path: part.path, old: part.value, new: part.value },
  )

function labelIn(sentence: Sentence, path: string): string | null {
  const at = sentence.findIndex((part) => 'path' in part && part.path === path)
  return at < 0 ? null : labelOf(sentence, at) || null
}

/** Whom a simulation says that a changed value touches; a value of a new file is touched with its whole file. */
export function touchedBy(
  change: Pick<ClauseChange, 'file' | 'key'>,
  touched: readonly { file: string; key: string; episodes: number; persons: number }[],
): ClauseChange['touched'] {
  const found = touched.find(({ file, key }) => file === change.file && (key === change.key || key === ''))
  return found === undefined ? null : { episodes: found.episodes, persons: found.persons }
}
