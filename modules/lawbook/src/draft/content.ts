import { applyChange, type Bundle, type BundleFault, type LawChange, readBundle } from '@tongchou/policy'
import { plain } from '@tongchou/policy/words'
import type { Fault } from '../contract.ts'
import type { LawText } from '../law/clause-changes.ts'
import { placedValues } from '../law/law-words.ts'
import { linesOf } from '../law/lines.ts'
import type { EnactingDocument, Revision } from './draft.ts'
import { type NewEntry, newEntries } from './drafted-history.ts'

type Files = Readonly<Record<string, string>>
type Draft = Pick<Revision, 'inForceFrom' | 'enactedBy' | 'adopted' | 'changes'>

/** What the law would say: the files and the bundle, or every fault of them. */
export type DraftContent =
  | { isSound: true; files: Files; bundle: Bundle; hash: string; faults: readonly [] }
  | { isSound: false; hash: null; faults: readonly Fault[] }

/** Where a new value says that it has no document yet. */
const NO_DOCUMENT = '草案：还没有注明依据的文件'

/** The last contents of each version: every step of a draft asks for the same one. */
const known = new WeakMap<LawText, Map<string, DraftContent>>()
const KEPT = 20

/**
 * The law with the draft written into it. A new value cites its own clause of the enacting document, whose gist is the value
 * in the law's words; without a document it keeps the old clause and is unverified.
 */
export function contentOf(region: string, base: LawText, draft: Draft): DraftContent {
  const { inForceFrom, enactedBy, adopted, changes } = draft
  const key = JSON.stringify([inForceFrom, enactedBy, adopted?.files, changes])
  const contents = known.get(base) ?? new Map<string, DraftContent>()
  known.set(base, contents)
  const content = contents.get(key) ?? newContent(region, groundOf(base, draft), draft)
  contents.set(key, content)
  for (const oldest of contents.keys()) if (contents.size > KEPT) contents.delete(oldest)
  return content
}

/** What the draft's values change: the base, or the folder that it took over. */
export function groundOf(base: LawText, { adopted }: Pick<Draft, 'adopted'>): DraftContent {
  if (adopted !== null) return sound(adopted.files)
  const { bundle, files } = base
  return { isSound: true, bundle, files, hash: bundle.hash, faults: [] }
}

function newContent(region: string, base: DraftContent, draft: Draft): DraftContent {
  if (!base.isSound) return base
  const entries = [...new Set(draft.changes.map(({ file, key }) => `${file}\n${key}`))].flatMap((place) => {
    const [file = '', key = ''] = place.split('\n')
    return newEntries(base.files, draft, file, key)
  })
  const faults = faultsOf(base.files, draft, entries)
  if (faults.length > 0) return { isSound: false, hash: null, faults }
  const { bundle, files } = base
  if (entries.length === 0) return base
  const change = (clauses: Clauses) => lawChange(region, bundle, draft, entries, clauses)
  const { enactedBy } = draft
  if (enactedBy === null) return written(files, change({}))
  const drafted = written(files, change(clausesOf(bundle, enactedBy, entries, () => '—')))
  if (!drafted.isSound) return drafted
  const gistOf = gistsOf(drafted.bundle, drafted.files)
  return written(files, change(clausesOf(bundle, enactedBy, entries, gistOf)))
}

function written(base: Files, change: LawChange): DraftContent {
  const applied = applyChange(base, change)
  return applied.ok ? sound(applied.value) : faulty(applied.error)
}

function sound(files: Files): DraftContent {
  const read = readBundle(files)
  return read.ok
    ? { isSound: true, files, bundle: read.value, hash: read.value.hash, faults: [] }
    : faulty(read.error)
}

const faulty = (faults: readonly BundleFault[]): DraftContent => ({
  isSound: false,
  hash: null,
  faults: faults.map(({ file, key, line, reason }) => ({ file, key, line: line ?? null, reason })),
})

/** Changes that the ground does not carry: a history that it has no more, a day on which it already begins another value. */
function faultsOf(base: Files, draft: Draft, entries: readonly NewEntry[]): Fault[] {
  const gone = draft.changes
    .filter((it) => !entries.some(({ change }) => change === it))
    .map(({ file, key }) => ({ file, key, line: null, reason: '底稿里没有这一条' }))
  const taken = entries
    .filter(({ before, from }) => before.from === from)
    .map(({ change: { file, key }, from }) => ({
      ...{ file, key, line: linesOf(base[file] ?? '', key)?.line ?? null },
      reason: `这一条从 ${from} 起已有新值，同一天不能再改：请另定一天，或先撤回那一版`,
    }))
  return [...gone, ...taken]
}

type Clauses = LawChange['clauses']

function lawChange(
  region: string,
  base: Bundle,
  { inForceFrom, enactedBy }: Draft,
  entries: readonly NewEntry[],
  clauses: Clauses,
): LawChange {
  return {
    region,
    from: inForceFrom,
    clauses,
    newBenefits: {},
    changes: entries.map(({ change, from, before, after }) => ({
      ...{ file: change.file, key: change.key, from },
      ...(enactedBy === null ? {} : { cite: newClause(base, before.cite, from) }),
      entry: bodyOf(after, enactedBy !== null),
    })),
  }
}

/** The value without its days and clause, which the change gives anew. */
function bodyOf(changed: Readonly<Record<string, unknown>>, isEnacted: boolean): Record<string, unknown> {
  const { from: _from, to: _to, cite: _cite, verified: _verified, origin: _origin, ...body } = changed
  return isEnacted ? body : { ...body, verified: false, origin: NO_DOCUMENT }
}

/** 第十三条（一） as the new document has it from its day on; where another document has it from that day already, the next number. */
function newClause(base: Bundle, cite: string, from: string): string {
  const id = `${cite.replace(/@.*$/, '')}@${from}`
  let number = 1
  while (base.clauses[number === 1 ? id : `${id}.${number}`] !== undefined) number++
  return number === 1 ? id : `${id}.${number}`
}

function clausesOf(
  base: Bundle,
  { number, title }: EnactingDocument,
  entries: readonly NewEntry[],
  gistOf: (entry: NewEntry) => string,
): Clauses {
  const clauses: Clauses = {}
  for (const entry of entries) {
    const { before, from } = entry
    const id = newClause(base, before.cite, from)
    const gist = [clauses[id]?.gist ?? '', gistOf(entry)].filter((it) => it !== '').join(' ')
    const label = base.clauses[before.cite]?.label ?? before.cite
    clauses[id] = { label, gist, document: `${number} ${title}`.trim(), from }
  }
  return clauses
}

function gistsOf(bundle: Bundle, files: Files): (entry: NewEntry) => string {
  const values = placedValues(bundle, files)
  return ({ change: { file, key }, from }) => {
    const value = values.find((it) => it.file === file && it.key === key && it.from === from)
    return value === undefined ? '' : `${value.title}：${plain(value.sentence)}`
  }
}
