import type { ValueHistory } from '../contract.ts'
import { citedClause, type LawText, plainSegments, segmentsOf } from './clause-changes.ts'
import { placedValues } from './law-words.ts'
import { linesOf } from './lines.ts'

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
  const text = linesOf(draft.files[file] ?? '', key)
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
