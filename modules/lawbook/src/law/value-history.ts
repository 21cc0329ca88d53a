import { LineCounter, parseDocument } from 'yaml'
import type { ValueHistory } from '../contract.ts'
import { citedClause, type LawText, plainSegments, segmentsOf } from './clause-changes.ts'
import { placedValues } from './law-words.ts'

/** A value's whole history, oldest first, each beside what it replaced, and the YAML that holds it; null where there is none. */
export function valueHistory(base: LawText, draft: LawText, file: string, key: string): ValueHistory | null {
  const isHere = (it: { file: string; key: string }) => it.file === file && it.key === key
  const known = new Set(
    placedValues(base.bundle, base.files)
      .filter(isHere)
      .map(({ from }) => from),
  )
  const values = placedValues(draft.bundle, draft.files)
    .filter(isHere)
    .sort((a, b) => (a.from < b.from ? -1 : 1))
  const [first] = values
  const text = textOf(draft.files[file] ?? '', key)
  if (first === undefined || text === null) return null
  return {
    ...{ file, key, title: first.title },
    entries: values.map((value, at) => {
      const before = values[at - 1]
      return {
        ...{ from: value.from, to: value.to },
        clause: citedClause(draft.bundle, value.clause),
        readings: value.readings.map((id) => citedClause(draft.bundle, id)),
        sentence:
          before === undefined ? plainSegments(value.sentence) : segmentsOf(before.sentence, value.sentence),
        ...{ isVerified: value.isVerified, origin: value.origin, isNew: !known.has(value.from) },
      }
    }),
    ...text,
  }
}

/** The lines of a file on which a history stands. */
function textOf(text: string, key: string): { yaml: string; line: number } | null {
  const lines = new LineCounter()
  const node = parseDocument(text, { lineCounter: lines }).getIn(key.split('.'), true)
  if (typeof node !== 'object' || node === null || !('range' in node)) return null
  const [start = 0, , end = text.length] = Array.isArray(node.range) ? (node.range as number[]) : []
  const line = lines.linePos(start).line
  return { yaml: text.slice(lines.lineStarts[line - 1], end).trimEnd(), line }
}
