import fc from 'fast-check'
import { expect, test } from 'vitest'
import { digestOf } from './chain.ts'

test('a value that was stored as JSON and read back in another order of keys has the same digest', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const reordered = Object.fromEntries(Object.entries(value).reverse())
      expect(digestOf(JSON.parse(JSON.stringify(reordered)))).toEqual(digestOf(value))
    }),
  )
})

test('another value has another digest', () => {
  const values = [
    null,
    0,
    '0',
    '',
    [],
    {},
    [0],
    { a: 0 },
    { a: '0' },
    { a: null },
    { 'a":0,"b': 0 },
    { a: 0, b: 0 },
  ]
  expect(new Set(values.map((value) => digestOf(value).toString()))).toHaveLength(values.length)
})

test('what is left out and what is undefined are the same, a day is what JSON makes of it', () => {
  expect(digestOf({ a: 1, b: undefined })).toEqual(digestOf({ a: 1 }))
  const at = new Date(Date.UTC(2026, 9, 20))
  expect(digestOf({ at })).toEqual(digestOf({ at: at.toISOString() }))
})
