import { expect, test } from 'vitest'
import { bundleOf } from '../cases/specimen.ts'
import { readPersonYear } from './read-person-year.ts'

const jingmen = bundleOf('jingmen')

const stay = {
  type: 'inpatient',
  facility: { level: 2, kind: 'hospital' },
  start: '2025-03-01',
  end: '2025-03-10',
  lines: [{ class: 'A', kind: 'drug', unitPrice: 100, quantity: 2, amount: 200 }],
}
const person = { scheme: 'resident', status: 'resident', birthDate: '1990-01-01' }
const later = { ...stay, start: '2025-05-01', end: '2025-05-02' }

test('a person’s year is written with the keys of the case format; what may be left out gets its default', () => {
  expect(
    readPersonYear({ person, episodes: [stay, { ...later, useAccount: true }] }, jingmen, 2025),
  ).toMatchObject({
    ok: true,
    value: { district: '420800', episodes: [{ useAccount: false }, { useAccount: true }] },
  })
})

test.each<[string, object, string, string]>([
  ['a misspelt key', { person, episodes: [], distrikt: '420802' }, 'unknown-key', 'distrikt'],
  [
    'a scheme that there is not',
    { person: { ...person, scheme: 'rural' }, episodes: [] },
    'bad-value',
    'person.scheme',
  ],
  ['a district that is no code', { person, district: '东宝', episodes: [] }, 'bad-value', 'district'],
  [
    'an amount that is not price × quantity',
    { person, episodes: [stay, { ...later, lines: [{ ...stay.lines[0], amount: 201 }] }] },
    'amount-mismatch',
    'episodes[1].lines[0].amount',
  ],
  [
    'care of another year',
    { person, episodes: [{ ...stay, end: '2026-01-01' }] },
    'bad-date',
    'episodes[0].end',
  ],
  ['episodes out of order', { person, episodes: [later, stay] }, 'bad-order', 'episodes[1].end'],
  [
    'off-site care without its kind',
    { person, episodes: [{ ...stay, facility: { ...stay.facility, local: false } }] },
    'bad-offsite',
    'episodes[0].offsite',
  ],
])('%s is refused with its field', (_, input, code, path) => {
  expect(readPersonYear(input, jingmen, 2025)).toMatchObject({ ok: false, error: { code, path } })
})
