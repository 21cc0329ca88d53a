import fc from 'fast-check'
import { expect, test } from 'vitest'
import { uuidV7 } from './ids.ts'
import { readableNumber, readReadableNumber } from './readable-number.ts'

const ids = fc
  .tuple(
    fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2090, 0, 1) }),
    fc.uint8Array({ minLength: 10, maxLength: 10 }),
  )
  .map(([at, random]) => uuidV7(at, random))

test('a number says the day in Beijing and leads back to its id', () => {
  const id = uuidV7(
    Date.parse('2026-11-22T23:59:59.999+08:00'),
    Uint8Array.from({ length: 10 }, (_, at) => at * 9),
  )
  expect(readableNumber(id)).toMatch(/^261122-[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]$/)
  fc.assert(
    fc.property(ids, (one) => {
      const read = readReadableNumber(readableNumber(one))
      expect(read.ok && one >= read.value.from && one < read.value.before).toBe(true)
      expect(read.ok && one.replaceAll('-', '').endsWith(read.value.tail)).toBe(true)
    }),
  )
})

test('typed without dashes, in small letters, with O for 0 it is the same', () => {
  fc.assert(
    fc.property(ids, (id) => {
      const number = readableNumber(id)
      const typed = number.replaceAll('-', ' ').toLowerCase().replaceAll('0', 'o')
      expect(readReadableNumber(typed)).toEqual(readReadableNumber(number))
    }),
  )
})

test('one sign misheard is noticed', () => {
  fc.assert(
    fc.property(ids, fc.nat(17), fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'), (id, at, sign) => {
      const plain = readableNumber(id).replaceAll('-', '')
      fc.pre(at < plain.length && plain[at] !== sign)
      expect(readReadableNumber(plain.slice(0, at) + sign + plain.slice(at + 1)).ok).toBe(false)
    }),
  )
})

test.each(['', '张三', '420802900017', '420899198004190017', '261122-7KQ4M-9XM3B', '261332-00000-00000-0'])(
  '%j is no such number',
  (text) => expect(readReadableNumber(text).ok).toBe(false),
)
