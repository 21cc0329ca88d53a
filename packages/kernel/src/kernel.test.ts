import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  ageOn,
  civilDate,
  daysBetween,
  formatYuan,
  formatYuanGrouped,
  fromWireId,
  isOlderThan,
  parseDate,
  parseQuantity,
  parseUuid,
  parseYuan,
  priceTimesQuantity,
  randomTens,
  sha256Hex,
  timesRatio,
  toWireId,
  uuidV7,
} from './index.ts'

test('a ratio rounds half up to the fen', () => {
  expect(timesRatio(1, 5_000)).toBe(1)
  expect(timesRatio(1, 4_999)).toBe(0)
  expect(timesRatio(200_050, 800)).toBe(16_004)
})

test('a ratio of the largest amount is exact', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1_000_000_000_000_000 }),
      fc.integer({ min: 0, max: 10_000 }),
      (amount, ratio) => {
        expect(timesRatio(amount, ratio)).toBe(Number((BigInt(amount) * BigInt(ratio) + 5_000n) / 10_000n))
      },
    ),
  )
})

test('price times quantity is exact for four decimals', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1_000_000_000 }),
      fc.integer({ min: 0, max: 100_000_000 }),
      (price, quantity) => {
        expect(priceTimesQuantity(price, quantity)).toBe(
          Number((BigInt(price) * BigInt(quantity) + 5_000n) / 10_000n),
        )
      },
    ),
  )
})

test('yuan are read and written without a floating point', () => {
  expect(parseYuan('54110.70')).toMatchObject({ ok: true, value: 5_411_070 })
  expect(parseYuan('0.1')).toMatchObject({ ok: true, value: 10 })
  for (const text of ['1.234', '-1', '', '1e3', '1,000']) expect(parseYuan(text).ok).toBe(false)
  expect(formatYuan(5)).toBe('0.05')
  expect(formatYuanGrouped(-541_107_000)).toBe('−5,411,070.00')
  expect(formatYuanGrouped(Number.MAX_SAFE_INTEGER)).toBe('90,071,992,547,409.91')
})

test('thousands separators are all by which the two ways of writing yuan differ', () => {
  fc.assert(
    fc.property(fc.oneof(fc.integer({ min: 0, max: 200_000 }), fc.maxSafeNat()), (amount) => {
      expect(formatYuanGrouped(amount).replaceAll(',', '')).toBe(formatYuan(amount))
      expect(formatYuanGrouped(amount)).toMatch(/^\d{1,3}(,\d{3})*\.\d\d$/)
    }),
  )
})

test('a quantity has at most four decimals', () => {
  expect(parseQuantity('0.5')).toMatchObject({ ok: true, value: 5_000 })
  for (const text of ['0.00001', '-1', '.5', '01', 'x']) expect(parseQuantity(text).ok).toBe(false)
})

test('a date that does not exist is refused', () => {
  expect(parseDate('2024-02-29').ok).toBe(true)
  for (const text of ['2025-02-29', '2025-13-01', '2025-1-1', '2025-04-31'])
    expect(parseDate(text).ok).toBe(false)
})

test('who was born on 29 February is a year older on 1 March of a common year', () => {
  const born = civilDate('2008-02-29')
  expect(ageOn(born, civilDate('2023-02-28'))).toBe(14)
  expect(ageOn(born, civilDate('2023-03-01'))).toBe(15)
  expect(ageOn(born, civilDate('2024-02-29'))).toBe(16)
})

test('who is fourteen is older than fourteen from the fifteenth birthday on, whichever year is asked', () => {
  const isOlder = (birth: string, on: string) => isOlderThan(14, civilDate(birth), civilDate(on))
  expect(
    ['2024-05-01', '2025-04-30', '2025-05-01', '2026-01-01'].map((on) => isOlder('2010-05-01', on)),
  ).toEqual([false, false, true, true])
  expect(['2023-02-28', '2023-03-01'].map((on) => isOlder('2008-02-29', on))).toEqual([false, true])
})

test('a month after 31 January is the last day of February', () => {
  expect(addMonths(civilDate('2025-01-31'), 1)).toBe('2025-02-28')
})

test('every day of six centuries follows the day before, as the calendar has it', () => {
  let day = civilDate('1599-12-31')
  for (let at = Date.UTC(1600, 0, 1); at <= Date.UTC(2200, 0, 1); at += 86_400_000) {
    day = addDays(day, 1)
    if (day !== new Date(at).toISOString().slice(0, 10)) expect(day).toBe(new Date(at).toISOString())
  }
  expect(daysBetween(civilDate('1600-01-01'), day)).toBe(219_146)
  expect([addDays(civilDate('0001-01-01'), 3_652_058), addDays(civilDate('9999-12-31'), -3_652_058)]).toEqual(
    ['9999-12-31', '0001-01-01'],
  )
  expect(() => addDays(civilDate('9999-12-31'), 1)).toThrow('a day lies in the years 1 to 9999')
})

test('an id survives the wire, and its wire form sorts by the time it was made', () => {
  const random = new Uint8Array(10).fill(7)
  const early = uuidV7(1_760_000_000_000, random)
  const late = uuidV7(1_760_000_000_001, random)
  expect(toWireId(early)).toHaveLength(26)
  expect(fromWireId(toWireId(early))).toMatchObject({ ok: true, value: early })
  expect(toWireId(early) < toWireId(late)).toBe(true)
  expect(parseUuid(early).ok).toBe(true)
  expect(fromWireId('not an id').ok).toBe(false)
})

test('the random parts of many ids come from few draws, and each is its own', () => {
  let draws = 0
  const random = randomTens((count) => {
    draws++
    return crypto.getRandomValues(new Uint8Array(count))
  })
  const ids = Array.from({ length: 1_000 }, () => uuidV7(1_760_000_000_000, random()))
  expect(new Set(ids).size).toBe(1_000)
  expect(draws).toBe(3)
})

test('the hash is SHA-256', () => {
  expect(sha256Hex('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  expect(sha256Hex('统筹')).toHaveLength(64)
})
