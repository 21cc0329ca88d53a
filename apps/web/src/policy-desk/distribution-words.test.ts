import { expect, it } from 'vitest'
import { binLabel, binTitle, isInBin } from './distribution-words.ts'

it.each([
  [{ from: null, to: -100_001, persons: 1 }, '<−1000'],
  [{ from: -10_000, to: -1, persons: 1 }, '−100'],
  [{ from: 1, to: 10_000, persons: 1 }, '+100'],
  [{ from: 100_001, to: null, persons: 1 }, '>1000'],
])('a bin is named by its edge that is farther from nothing: %o is %s', (bin, label) => {
  expect(binLabel(bin)).toBe(label)
})

it.each([
  [{ from: null, to: -100_001, persons: 1 }, '少付 1,000.01 元以上'],
  [{ from: -10_000, to: -1, persons: 1 }, '少付 0.01—100.00 元'],
  [{ from: 1, to: 10_000, persons: 1 }, '多付 0.01—100.00 元'],
  [{ from: 100_001, to: null, persons: 1 }, '多付 1,000.01 元以上'],
])('a bin is told from the edge nearer to nothing: %o is %s', (bin, title) => {
  expect(binTitle(bin)).toBe(title)
})

it('a bin holds both of its edges and nothing beyond; who bears the same is in none', () => {
  const bin = { from: 1, to: 10_000, persons: 1 }
  expect([0, 1, 10_000, 10_001].map((change) => isInBin(bin, change))).toEqual([false, true, true, false])
  expect(isInBin({ from: null, to: -100_001, persons: 1 }, -100_000)).toBe(false)
  expect(isInBin({ from: null, to: -100_001, persons: 1 }, -100_001)).toBe(true)
})
