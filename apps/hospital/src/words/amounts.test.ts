import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fenOf, priceMicroOf, quantityOf, yuan } from './amounts.ts'

test('amounts are read by their digits', () => {
  expect([fenOf('54110.7'), fenOf('0.29'), fenOf('-1.1'), fenOf('')]).toEqual([5_411_070, 29, -110, 0])
  expect(priceMicroOf('0.123456')).toBe(123_456)
  expect(quantityOf('1.005')).toBe(10_050)
})

test('what is written in yuan is read back as the same fen', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e13, max: 1e13 }), (amount) => {
      expect(fenOf(yuan(amount).toFixed(2))).toBe(amount)
    }),
  )
})
