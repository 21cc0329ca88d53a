import { expect, test } from 'vitest'
import { scaleOf } from './lifeline-scale.ts'

test('a whole life runs from its first year to today', () => {
  const scale = scaleOf('all', '2012-03-05', '2026-10-22')
  expect(scale.from).toBe('2012-01-01')
  expect(scale.at('2012-01-01')).toBe(0)
  expect(scale.at('2026-10-22')).toBe(100)
  expect(scale.at('2019-05-27')).toBeCloseTo(50, 0)
})

test('days outside the range lie at its ends', () => {
  const scale = scaleOf('fiveYears', '2012-03-05', '2026-10-22')
  expect(scale.at('2017-06-01')).toBe(0)
  expect(scale.at('2027-01-01')).toBe(100)
})

test('a long life names only some years, always the present one', () => {
  const { years } = scaleOf('all', '1980-01-01', '2026-10-22')
  const named = years.filter((it) => it.isNamed).map((it) => it.year)
  expect(named.length).toBeLessThanOrEqual(14)
  expect(named.at(-1)).toBe(2026)
})

test('a person registered today has a line', () => {
  const scale = scaleOf('fiveYears', '2026-10-22', '2026-10-22')
  expect(scale.at('2026-10-22')).toBe(0)
})
