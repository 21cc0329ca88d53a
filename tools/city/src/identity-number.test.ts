import { civilDate } from '@tongchou/kernel'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkCharacter, IdentityNumbers, identityNumber, maskOf } from './identity-number.ts'
import { inventPersons } from './population.ts'

test('the check character is that of GB 11643', () => {
  // The standard's own example.
  expect(checkCharacter('11010519491231002')).toBe('X')
  expect(checkCharacter('44052418800101001')).toBe('4')
})

test('an identity number of the city is checksummed, says birthday and sex, and lies in a county that does not exist', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 499 }),
      fc.constantFrom('M' as const, 'F' as const),
      (order, sex) => {
        const number = identityNumber(civilDate('1980-04-19'), sex, order)
        expect(number).toMatch(/^42089919800419\d{3}[\dX]$/)
        expect(Number(number[16]) % 2).toBe(sex === 'M' ? 1 : 0)
        expect(checkCharacter(number.slice(0, 17))).toBe(number[17])
      },
    ),
  )
})

test('two persons born on one day have different numbers', () => {
  const numbers = new IdentityNumbers()
  const day = civilDate('1980-04-19')
  const given = ['M', 'M', 'F', 'M'].map((sex) => numbers.next(day, sex === 'M' ? 'M' : 'F'))
  expect(new Set(given).size).toBe(4)
})

test('every invented person has another person number, identity number, voucher and card', () => {
  const persons = [...inventPersons(3_000, { seed: 3, until: civilDate('2026-11-23') })]
  for (const key of ['personNo', 'idNumber', 'voucher', 'card', 'personId'] as const)
    expect(new Set(persons.map((person) => person[key])).size, key).toBe(3_000)
  expect(persons.every((person) => person.idNumber.startsWith('420899'))).toBe(true)
  expect(persons.every((person) => person.name.startsWith('示例·'))).toBe(true)
})

test('the screen shows the first and the last four', () => {
  expect(maskOf(identityNumber(civilDate('1980-04-19'), 'M', 0))).toBe('4208**********0017')
})
