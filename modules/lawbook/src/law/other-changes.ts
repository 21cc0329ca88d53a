import { differenceOf } from '@tongchou/policy'
import type { OtherChange } from '../contract.ts'

type Files = Readonly<Record<string, string>>

/** Where two versions differ outside dated values and the clauses that a draft wrote for them, which tell themselves in their sentences. */
export const otherChanges = (before: Files, after: Files): OtherChange[] =>
  differenceOf(before, after)
    .filter(({ from, path }) => from === null && !path.includes('@'))
    .map(({ file, words, before: was, after: is }) => ({
      ...{ file, words },
      ...{ old: was?.text ?? null, new: is?.text ?? null },
    }))
