import type { Sentence } from '@tongchou/policy/words'
import { type EditableValue, lawValueShape } from '../contract.ts'
import type { PlacedValue } from './law-words.ts'
import { rangeOf } from './ranges.ts'
import { type RawEntry, valueAtPath } from './raw-history.ts'
import { choicesFor, unitOf } from './units.ts'

/**
 * The values of an entry that a person may change; the words of the vocabulary stay.
 * @param value the entry in words, as drafted
 */
export function editableValues(
  value: PlacedValue,
  entries: { enacted: RawEntry; drafted: RawEntry },
): EditableValue[] {
  return value.sentence.flatMap((part, at) => {
    if ('text' in part) return []
    const raw = valueAtPath(entries.drafted, part.path)
    const unit = unitOf(raw, part.value)
    const read = lawValueShape.safeParse(raw)
    if (unit === null || !read.success) return []
    const label = labelOf(value.sentence, at) || value.title
    const range = rangeOf(entries, part.path, unit, label)
    return [
      {
        ...{ path: part.path, label, unit, value: read.data, text: part.value },
        choices: choicesFor(raw),
        range: range === null ? null : { least: range.least, most: range.most },
      },
    ]
  })
}

/** The words around a value that tell which it is: 居民 二级 for the second value of 居民：一级及以下 90%，二级 75%. */
export function labelOf(sentence: Sentence, at: number): string {
  const clause = wordsOf(sentence.slice(0, at)).split('；').at(-1) ?? ''
  const [first = '', second] = clause.split('：')
  const near = (second ?? first).split(/[，、]/).at(-1) ?? ''
  const head = second === undefined ? '' : first
  if (near.trim() !== '') return `${head} ${near}`.trim()
  // A value that begins its part of the sentence is told by what follows it.
  const own = sentence[at]
  const unit = own === undefined || 'text' in own ? '' : own.value.replace(/^[\d.,]+/, '…')
  const after = (wordsOf(sentence.slice(at + 1)).split(/[，；。]/)[0] ?? '').trim()
  return `${unit.startsWith('…') ? unit : ''}${after}`
}

const wordsOf = (sentence: Sentence): string =>
  sentence.map((part) => ('text' in part ? part.text : part.value)).join('')
