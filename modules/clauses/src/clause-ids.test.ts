import { expect, test } from 'vitest'
import { clauseOf } from './clause-ids.ts'

test.each([
  ['JM-13.1', 'JM-13.1'],
  ['JM-13.1.1-lowest', 'JM-13.1.1'],
  ['JM-13.1@2027-01-01', 'JM-13.1'],
  ['JM-14.1-use@2027-01-01.2', 'JM-14.1'],
])('%s stands at %s', (cited, clause) => {
  expect(clauseOf(cited)).toBe(clause)
})
