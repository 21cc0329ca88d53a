import type { Sentence } from '@tongchou/policy/words'
import { expect, it } from 'vitest'
import { labelOf } from './editable.ts'

const value = (path: string, words: string) => ({ path, value: words })
const deductible: Sentence = [
  { text: '每次住院：一级及以下 ' },
  value('byLevel.primary', '200 元'),
  { text: '，二级 ' },
  value('byLevel.secondary', '600 元'),
  { text: '；' },
  value('exceptions.0.when.ageAtMost', '14 周岁'),
  { text: '及以下减按 ' },
  value('exceptions.0.share', '50%'),
  { text: ' 计。' },
]

it.each([
  [1, '每次住院 一级及以下'],
  [3, '每次住院 二级'],
  [7, '14 周岁及以下减按'],
])('a value is told by the words before it: part %i is %s', (at, label) => {
  expect(labelOf(deductible, at)).toBe(label)
})

it('a value that begins its part of the sentence is told by its unit and what follows', () => {
  expect(labelOf(deductible, 5)).toBe('… 周岁及以下减按 50% 计')
})
