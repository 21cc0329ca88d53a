import { parseDocument } from 'yaml'
import { type Bundle, readBundle } from '../bundle/read-bundle.ts'
import { differenceOf } from './difference.ts'
import { historyAt } from './raw-history.ts'

type Files = Readonly<Record<string, string>>

/** One word that two versions write differently, and the earlier version with that word alone changed. */
export interface AloneVersion {
  file: string
  /** '' for a file that the earlier version does not have. */
  key: string
  bundle: Bundle
}

/** The earlier version once for each dated word that the later one changes; a change that cannot stand alone is left out. */
export function aloneVersions(before: Files, after: Files): AloneVersion[] {
  const changed = new Map(
    differenceOf(before, after)
      .filter(({ key }) => key !== '')
      .map(({ file, key }) => [`${file} ${key}`, { file, key }]),
  )
  const alone = [...changed.values()].flatMap(({ file, key }) => {
    const bundle = withOne(before, after, file, key)
    return bundle === null ? [] : [{ file, key, bundle }]
  })
  const begun = Object.keys(after).filter((file) => before[file] === undefined)
  return [...alone, ...begun.flatMap((file) => withFile(before, after, file))]
}

/** A whole new file is one change: its words do not stand without one another. */
function withFile(before: Files, after: Files, file: string): AloneVersion[] {
  const read = readBundle({ ...before, [file]: after[file] ?? '', ...sourcesOf(before, after) })
  return read.ok ? [{ file, key: '', bundle: read.value }] : []
}

/** Clauses that the change brings along come with it. */
const sourcesOf = (before: Files, after: Files): Files => ({
  'sources.yaml': after['sources.yaml'] ?? before['sources.yaml'] ?? '',
})

function withOne(before: Files, after: Files, file: string, key: string): Bundle | null {
  const [old, now] = [before[file], after[file]]
  if (old === undefined || now === undefined) return null
  const path = key.split('.')
  const history = historyAt(parseDocument(now).toJS(), path)
  const document = parseDocument(old)
  if (history === null) document.deleteIn(path)
  else document.setIn(path, document.createNode(history))
  const read = readBundle({ ...before, [file]: document.toString(), ...sourcesOf(before, after) })
  return read.ok ? read.value : null
}
