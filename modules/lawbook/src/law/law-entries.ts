import type { LawEntry } from '../contract.ts'
import { citedClause, type LawText, plainSegments, segmentsOf } from './clause-changes.ts'
import { editableValues } from './editable.ts'
import { placedValues } from './law-words.ts'
import { rawHistory } from './raw-history.ts'

/** Everything of the place's own law that is in force on a day of the draft, with the values that can be changed. */
export function lawEntries(base: LawText, draft: LawText, day: string): LawEntry[] {
  const before = placedValues(base.bundle, base.files)
  return placedValues(draft.bundle, draft.files)
    .filter(({ from, to }) => from <= day && (to === null || to >= day))
    .flatMap((value) => {
      const { file, key, from } = value
      const drafted = rawHistory(draft.files, file, key)?.find((it) => it.from === from)
      // What stands in a layer above the place is not the place's to change.
      if (drafted === undefined) return []
      const isHere = (it: { file: string; key: string }) => it.file === file && it.key === key
      const old = before.find((it) => isHere(it) && it.from <= day && (it.to === null || it.to >= day))
      const enacted = rawHistory(base.files, file, key)?.find((it) => it.from === old?.from) ?? drafted
      const isChanged = old?.from !== from
      return [
        {
          ...{ file, key, from, to: value.to, title: value.title },
          clause: citedClause(draft.bundle, value.clause),
          sentence:
            isChanged && old !== undefined
              ? segmentsOf(old.sentence, value.sentence)
              : plainSegments(value.sentence),
          values: editableValues(value, { enacted, drafted }),
          ...{ isVerified: value.isVerified, origin: value.origin, isChanged },
        },
      ]
    })
}
