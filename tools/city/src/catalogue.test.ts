import { expect, test } from 'vitest'
import { DISEASES, ITEMS } from './catalogue.ts'
import { PROVIDERS } from './providers.ts'

test('the catalogue has more than six hundred items of every kind and class, each code once and visibly synthetic', () => {
  expect(ITEMS.length).toBeGreaterThanOrEqual(600)
  expect(new Set(ITEMS.map((item) => item.code)).size).toBe(ITEMS.length)
  expect(ITEMS.every((item) => /^.9[89]\d{5,6}$/.test(item.code))).toBe(true)
  expect(new Set(ITEMS.map((item) => item.class))).toEqual(new Set(['A', 'B', 'C']))
  expect(new Set(ITEMS.map((item) => item.kind)).size).toBe(5)
})

test('bonus points are 3 to 10 on TCM items and absent elsewhere (JM-13.2.4)', () => {
  for (const item of ITEMS)
    expect(
      item.kind === 'tcm' ? item.bonusPoints >= 3 && item.bonusPoints <= 10 : item.bonusPoints === 0,
      item.name,
    ).toBe(true)
})

test('a price ceiling is below the price that it limits', () => {
  const limited = ITEMS.filter((item) => item.ceiling !== null)
  expect(limited.length).toBeGreaterThan(5)
  expect(limited.every((item) => (item.ceiling ?? 0) < item.price)).toBe(true)
})

test('consumables lie in all three price bands (JM-13.2.3)', () => {
  const prices = ITEMS.filter((item) => item.kind === 'consumable').map((item) => item.price)
  const bands = [
    prices.some((it) => it <= 1_000_000),
    prices.some((it) => it > 1_000_000 && it <= 3_000_000),
    prices.some((it) => it > 3_000_000),
  ]
  expect(bands).toEqual([true, true, true])
})

test('sixty institutions: three levels, every gateway, one with infcode as text, some outside the city, one unsigned', () => {
  expect(PROVIDERS.length).toBe(60)
  expect(new Set(PROVIDERS.map((it) => it.code)).size).toBe(60)
  expect(PROVIDERS.every((it) => /^[HP]\d{11}$/.test(it.code) && it.code.slice(1, 7) === it.district)).toBe(
    true,
  )
  expect(new Set(PROVIDERS.map((it) => it.level))).toEqual(new Set([1, 2, 3]))
  expect(new Set(PROVIDERS.map((it) => it.gateway))).toEqual(new Set(['x-tif', 'csb', 'none']))
  expect(PROVIDERS.some((it) => it.infcodeAs === 'string')).toBe(true)
  expect(PROVIDERS.filter((it) => !it.isLocal).length).toBe(4)
  expect(PROVIDERS.filter((it) => !it.isSigned).length).toBe(1)
})

test('chronic diseases have the national form M and five digits', () => {
  const chronic = DISEASES.filter((disease) => disease.kind === 'chronic')
  expect(chronic.length).toBeGreaterThan(10)
  expect(chronic.every((disease) => /^M\d{5}$/.test(disease.code))).toBe(true)
})
