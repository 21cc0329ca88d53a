import { expect, test } from 'vitest'
import { calc } from '../cases/calc.ts'
import { bundleOf } from '../cases/specimen.ts'

const jingmen = bundleOf('jingmen')
const shelf = new Map([[jingmen.region, jingmen]])

const errorOf = (events: object[], days: string[] = []) =>
  calc(
    { id: 'e', kind: 'entitlement', region: '420800', person: { birthDate: '1980-03-03' }, events, days },
    shelf,
    { explain: false },
  ).error

const ENROL = { type: 'enrol', scheme: 'employee', as: 'employer', month: '2025-01' }
const STOP = { type: 'stop', scheme: 'employee', month: '2025-06' }
const PAY = { type: 'pay', scheme: 'employee', month: '2025-01', arrived: '2025-01-10' }
const YEAR = { type: 'pay', scheme: 'resident', year: 2025, arrived: '2024-10-10' }
const NEWBORN = { type: 'enrol', scheme: 'resident', as: 'newborn', date: '2025-05-20' }

test.each<[string, object[], string, string]>([
  ['a day that does not exist', [{ ...YEAR, arrived: '2025-02-29' }], 'bad-date', 'events[0].arrived'],
  ['a month that does not exist', [{ ...ENROL, month: '2025-13' }], 'bad-date', 'events[0].month'],
  ['a year of another age', [{ ...YEAR, year: 20250 }], 'bad-value', 'events[0].year'],
  ['an event of no known kind', [{ ...PAY, type: 'paid' }], 'bad-value', 'events[0].type'],
  ['a resident paying a month', [{ ...PAY, scheme: 'resident' }], 'unknown-key', 'events[0].month'],
  ['a misspelt key', [{ ...ENROL, note: '' }], 'unknown-key', 'events[0].note'],
  ['an employer enrolling a resident', [{ ...ENROL, scheme: 'resident' }], 'bad-value', 'events[0].scheme'],
  ['a newborn with a month', [{ ...NEWBORN, month: '2025-05' }], 'unknown-key', 'events[0].month'],
  ['a newborn registered twice', [NEWBORN, { ...NEWBORN, date: '2025-06-01' }], 'duplicate', 'events[1]'],
  [
    'a second enrolment without a stop',
    [ENROL, { ...ENROL, as: 'flexible', month: '2025-03' }],
    'overlap',
    'events[1]',
  ],
  [
    'a second enrolment in the month of the stop',
    [ENROL, STOP, { ...ENROL, month: '2025-06' }],
    'overlap',
    'events[2]',
  ],
  [
    'a resident enrolment inside an employee one',
    [ENROL, { type: 'enrol', scheme: 'resident', as: 'resident', month: '2025-03' }],
    'overlap',
    'events[1]',
  ],
  ['a stop without an enrolment', [STOP], 'not-enrolled', 'events[0].month'],
  ['a stop before the enrolment', [ENROL, { ...STOP, month: '2024-12' }], 'not-enrolled', 'events[1].month'],
  ['a second stop', [ENROL, STOP, { ...STOP, month: '2025-07' }], 'not-enrolled', 'events[2].month'],
  ['the same month paid twice', [ENROL, PAY, { ...PAY, arrived: '2025-02-10' }], 'duplicate', 'events[2]'],
  ['the same year paid twice', [YEAR, { ...YEAR, arrived: '2024-11-10' }], 'duplicate', 'events[1]'],
  [
    'a month paid that nobody owed',
    [ENROL, STOP, { ...PAY, month: '2025-07' }],
    'not-enrolled',
    'events[2].month',
  ],
  ['money before birth', [{ ...YEAR, year: 1980, arrived: '1980-03-02' }], 'bad-date', 'events[0].arrived'],
  [
    'less than no months before moving in',
    [{ type: 'movedIn', scheme: 'employee', lastPaidMonth: '2025-01', consecutiveMonths: -1 }],
    'negative',
    'events[0].consecutiveMonths',
  ],
  ['a student where there are none', [{ ...YEAR, scheme: 'student' }], 'bad-scheme', 'events[0].scheme'],
])('%s is an error with its path', (_, events, code, path) => {
  expect(errorOf(events)).toMatchObject({ code, path })
})

test('a day before birth has no answer, the day of birth has', () => {
  expect(errorOf([], ['1980-03-02'])).toMatchObject({ code: 'bad-date', path: 'days[0]' })
  expect(errorOf([], ['1980-03-03'])).toBeUndefined()
})
