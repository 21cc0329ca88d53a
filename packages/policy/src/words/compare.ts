import type { Part, Sentence } from './sentence.ts'

/** A piece of two sentences laid over each other: what stays, or what was before and is after; null where it was or is not. */
export type ChangedPart = { text: string } | { before: string | null; after: string | null }

/**
 * Lays the sentence of a changed value over the one before: 一级及以下 [200 元 → 100 元]，二级 600 元. Values are the same when
 * they stand under the same key; a sentence that was built otherwise shows whole pieces taken out and put in.
 */
export function compareSentences(before: Sentence, after: Sentence): ChangedPart[] {
  const out: ChangedPart[] = []
  let [i, j] = [0, 0]
  for (const [from, to] of common(before, after)) {
    push(out, before.slice(i, from), after.slice(j, to))
    const [was, is] = [wordsOf(before[from]), wordsOf(after[to])]
    if (was === is) out.push({ text: is })
    else out.push({ before: was, after: is })
    ;[i, j] = [from + 1, to + 1]
  }
  push(out, before.slice(i), after.slice(j))
  return out
}

function push(out: ChangedPart[], gone: Sentence, come: Sentence): void {
  if (gone.length > 0) out.push({ before: gone.map(wordsOf).join(''), after: null })
  if (come.length > 0) out.push({ before: null, after: come.map(wordsOf).join('') })
}

/** The longest run of pieces that both sentences have in this order, as pairs of positions. */
function common(before: Sentence, after: Sentence): [number, number][] {
  const longest = before.map(() => after.map(() => 0))
  const at = (i: number, j: number): number => longest[i]?.[j] ?? 0
  for (let i = before.length - 1; i >= 0; i--)
    for (let j = after.length - 1; j >= 0; j--) {
      const row = longest[i] ?? []
      row[j] = isSame(before[i], after[j]) ? 1 + at(i + 1, j + 1) : Math.max(at(i + 1, j), at(i, j + 1))
    }
  const pairs: [number, number][] = []
  for (let [i, j] = [0, 0]; i < before.length && j < after.length; ) {
    if (isSame(before[i], after[j])) pairs.push([i++, j++])
    else if (at(i + 1, j) >= at(i, j + 1)) i++
    else j++
  }
  return pairs
}

const isSame = (one: Part | undefined, other: Part | undefined): boolean => keyOf(one) === keyOf(other)

const keyOf = (part: Part | undefined): string =>
  part === undefined ? '' : 'text' in part ? `text ${part.text}` : `value ${part.path}`

const wordsOf = (part: Part | undefined): string =>
  part === undefined ? '' : 'text' in part ? part.text : part.value
