import { expect, it } from 'vitest'
import { binLabel } from './distribution-words.ts'

it.each([
  [{ from: null, to: -100_001, persons: 1 }, '<−1000'],
  [{ from: -10_000, to: -1, persons: 1 }, '−100'],
  [{ from: 1, to: 10_000, persons: 1 }, '+100'],
  [{ from: 100_001, to: null, persons: 1 }, '>1000'],
])('a bin is named by its edge that is farther from nothing: %o is %s', (bin, label) => {
  expect(binLabel(bin)).toBe(label)
})
