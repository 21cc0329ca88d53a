import { expect, test } from 'vitest'
import { binsOf, decilesOf, moversOf, type People, tenthsOf } from './people.ts'

const people = (before: number[], after: number[]): People => ({
  before: Float64Array.from(before),
  after: Float64Array.from(after),
  decile: tenthsOf(Float64Array.from(before)),
})

test('a bar of the distribution holds its last fen and not the next one', () => {
  const changes = [-100_001, -100_000, -10_001, -10_000, -1, 0, 1, 10_000, 10_001, 100_000, 100_001]
  const bars = binsOf(
    people(
      changes.map(() => 500_000),
      changes.map((change) => 500_000 + change),
    ),
  )
  expect(bars.filter(({ persons }) => persons > 0)).toEqual([
    { from: null, to: -100_001, persons: 1 },
    { from: -100_000, to: -90_001, persons: 1 },
    { from: -20_000, to: -10_001, persons: 1 },
    { from: -10_000, to: -1, persons: 2 },
    { from: 1, to: 10_000, persons: 2 },
    { from: 10_001, to: 20_000, persons: 1 },
    { from: 90_001, to: 100_000, persons: 1 },
    { from: 100_001, to: null, persons: 1 },
  ])
})

test('tenths are equal in size also where many bear the same; equal burdens stand in person order', () => {
  const { decile } = people([5, 5, 5, 5, 5, 5, 5, 5, 5, 1], [])
  expect([...decile]).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 1])
})

test('fewer than ten persons leave some tenths empty', () => {
  const { deciles } = { deciles: decilesOf(people([30, 10, 20], [31, 10, 20])) }
  expect(deciles.map(({ persons }) => persons).reduce((sum, one) => sum + one, 0)).toBe(3)
  expect(deciles.find(({ burden }) => burden.before === 30)).toMatchObject({ averageChange: 1, upTo: 30 })
})

test('the median and the largest of those who pay less keep their sign', () => {
  const all = people([100, 100, 100, 100], [99, 90, 50, 200])
  expect(moversOf(all, (change) => change < 0)).toEqual({ persons: 3, sum: -61, median: -10, most: -50 })
  expect(moversOf(all, (change) => change > 0)).toEqual({ persons: 1, sum: 100, median: 100, most: 100 })
})
