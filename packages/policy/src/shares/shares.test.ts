import fc from 'fast-check'
import { expect, test } from 'vitest'
import { leastOf, mostOf, shareOfWhole, standingOf } from './bounded-share.ts'
import { divide, division } from './division.ts'

test.each([
  [299, 10_000, { least: 300 }, 'below'],
  [300, 10_000, { least: 300 }, 'within'],
  [300, 10_000, { most: 300 }, 'within'],
  [301, 10_000, { most: 300 }, 'above'],
  [1, 0, { most: 300 }, 'above'],
  [0, 0, { least: 300, most: 300 }, 'within'],
  [30_000_000_000_001, 1_000_000_000_000_000, { most: 300 }, 'above'],
] as const)('%i of %i against %o is %s', (part, whole, bounds, standing) => {
  expect(standingOf(part, whole, bounds)).toBe(standing)
})

const amount = fc.integer({ min: 0, max: 1_000_000_000_000_000 })
const ratio = fc.integer({ min: 0, max: 10_000 })

test('the largest amount within a share is within, and a fen more is above', () => {
  fc.assert(
    fc.property(amount, ratio, (base, most) => {
      const largest = mostOf(base, most)
      expect(standingOf(largest, base, { most })).toBe('within')
      expect(standingOf(largest + 1, base, { most })).toBe('above')
    }),
  )
})

test('the smallest amount of a share is within, and a fen less is below', () => {
  fc.assert(
    fc.property(amount, ratio, (base, least) => {
      const smallest = leastOf(base, least)
      expect(standingOf(smallest, base, { least })).toBe('within')
      expect(standingOf(smallest - 1, base, { least })).toBe('below')
    }),
  )
})

test('what is divided is neither more nor less than the whole, and no part is negative', () => {
  fc.assert(
    fc.property(amount, ratio, ratio, (whole, one, two) => {
      const second = Math.min(two, 10_000 - one)
      const portions = divide(whole, { centre: one, province: second, county: 10_000 - one - second })
      expect(portions.reduce((sum, portion) => sum + portion.amount, 0)).toBe(whole)
      expect(portions.every((portion) => portion.amount >= 0)).toBe(true)
    }),
  )
})

test('shares that are not the whole together are refused', () => {
  expect(division.safeParse({ city: '60%', county: '40%' }).success).toBe(true)
  expect(division.safeParse({ city: '60%', county: '39.99%' }).success).toBe(false)
})

test('a share is rounded half up for show; nothing has no share', () => {
  expect(shareOfWhole(1, 8)).toBe(1250)
  expect(shareOfWhole(1, 30_000)).toBe(0)
  expect(shareOfWhole(1, 20_000)).toBe(1)
  expect(shareOfWhole(0, 0)).toBeNull()
  expect(shareOfWhole(-1, 20_000)).toBe(0)
  expect(shareOfWhole(-1, 10_000)).toBe(-1)
})
