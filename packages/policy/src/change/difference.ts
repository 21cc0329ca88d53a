import { addDays, civilDate } from '@tongchou/kernel'
import { parse } from 'yaml'
import { inForce, isRecord } from '../bundle/histories.ts'
import { type Dated, historiesIn } from './raw-history.ts'
import { sayPath, sayValue } from './words.ts'

type Files = Readonly<Record<string, string>>

/** One value in which two versions of a place's law differ, in the law's words. */
export interface Difference {
  file: string
  /** Path of the dated word in its file: `deductible`, `maxima.pooledPaid`. */
  key: string
  /** Path inside the value: `byLevel.tertiary`; '' where the whole value is new or gone. */
  path: string
  /** What the value is, in Chinese: `住院 · 起付标准 · 三级及以上`. */
  words: string
  /** As the files write it; null where the version has nothing there. */
  before: Said | null
  after: Said | null
  /** First day on which the versions differ, and the clause that enacts the later one's value; null where nothing is dated. */
  from: string | null
  cite: string | null
}

export interface Said {
  value: unknown
  /** `1,000 元`, `85%`, `是`. */
  text: string
}

/** What a later version of a place's files says differently, value by value and in order of days. */
export function differenceOf(before: Files, after: Files): Difference[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort()
  return names.flatMap((file) => {
    const [old, now] = [before[file], after[file]].map((text) => (text === undefined ? {} : parse(text)))
    const [were, are] = [new Map(historiesIn(old)), new Map(historiesIn(now))]
    const keys = [...new Set([...were.keys(), ...are.keys()])]
    const title = titleOf(file, now) ?? titleOf(file, old) ?? file
    return [
      ...keys.flatMap((key) => ofHistory({ file, key, title }, were.get(key) ?? [], are.get(key) ?? [])),
      ...leaves(withoutHistories(old), withoutHistories(now)).map((leaf) =>
        difference({ file, key: '', title }, leaf, null),
      ),
    ]
  })
}

interface Where {
  file: string
  key: string
  title: string
}

interface Leaf {
  path: string
  before: unknown
  after: unknown
}

/** A benefit's file is told by its benefit, another by its own name. */
function titleOf(file: string, content: unknown): string | null {
  if (!isRecord(content) || Object.keys(content).length === 0) return null
  return String(content.benefitCode ?? content.benefit ?? file.replace(/\.yaml$/, ''))
}

/** Compares two histories on every day on which a value of either begins or ends; what was told of an earlier day is not repeated. */
function ofHistory(where: Where, old: readonly Dated[], now: readonly Dated[]): Difference[] {
  const days = [...old, ...now].flatMap(({ from, to }) =>
    to === undefined ? [from] : [from, addDays(civilDate(to), 1)],
  )
  const told = new Set<string>()
  const found: Difference[] = []
  for (const day of [...new Set(days)].sort()) {
    const was = inForce(old, day)
    const is = inForce(now, day)
    const today = leaves(bodyOf(was), bodyOf(is)).filter((leaf) => !told.has(JSON.stringify(leaf)))
    for (const leaf of today) {
      told.add(JSON.stringify(leaf))
      found.push(difference(where, leaf, { from: day, cite: (is ?? was)?.cite ?? null }))
    }
  }
  return found
}

/** A value without its days and its clause, which are told beside it. */
function bodyOf(entry: Dated | null): unknown {
  if (entry === null) return undefined
  const { from: _from, to: _to, cite: _cite, ...body } = entry
  return body
}

function leaves(before: unknown, after: unknown, path = ''): Leaf[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return []
  const both = [before, after]
  const isInner = both.every(isRecord) || both.every((one) => Array.isArray(one) && one.every(isRecord))
  if (!isInner) return [{ path, before, after }]
  // Both are records, or lists of records, as was just seen.
  const [old, now] = both as [Record<string, unknown>, Record<string, unknown>]
  const names = [...new Set([...Object.keys(old), ...Object.keys(now)])]
  return names.flatMap((name) => leaves(old[name], now[name], path === '' ? name : `${path}.${name}`))
}

function withoutHistories(content: unknown): unknown {
  const dated = new Set(historiesIn(content).map(([key]) => key))
  const kept = (value: unknown, path: string): unknown =>
    isRecord(value)
      ? Object.fromEntries(
          Object.entries(value)
            .map(([name, inner]) => [name, inner, path === '' ? name : `${path}.${name}`] as const)
            .filter(([, , inner]) => !dated.has(inner))
            .map(([name, inner, at]) => [name, kept(inner, at)]),
        )
      : value
  return kept(content, '')
}

function difference(
  { file, key, title }: Where,
  { path, before, after }: Leaf,
  enacted: { from: string; cite: string | null } | null,
): Difference {
  const steps = [title, ...key.split('.'), ...path.split('.')].filter((step) => step !== '')
  const said = (value: unknown): Said | null =>
    value === undefined ? null : { value, text: sayValue(steps, value) }
  return {
    file,
    key,
    path,
    words: sayPath(steps),
    before: said(before),
    after: said(after),
    from: enacted?.from ?? null,
    cite: enacted?.cite ?? null,
  }
}
