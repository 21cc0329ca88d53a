import { describe, expect, test } from 'vitest'
import { civilDate } from './civil-date.ts'
import { calendarDay, isWorkingDay, workingDaysAfter } from './working-days.ts'

describe('people work', () => {
  test.each([
    ['on a Friday', '2026-09-18', true],
    ['not on a Saturday', '2026-10-17', false],
    ['not on a holiday in the middle of the week', '2026-10-01', false],
    ['on a Saturday that makes up for a holiday', '2026-10-10', true],
  ])('%s', (_, day, works) => {
    expect(isWorkingDay(civilDate(day))).toEqual({ ok: true, value: works })
  })
})

describe('the official calendar says of a day', () => {
  test.each([
    ['a Friday', '2026-09-18', { kind: 'working', holiday: null }],
    ['a Saturday', '2026-10-17', { kind: 'weekend', holiday: null }],
    ['a Thursday of a holiday', '2026-10-01', { kind: 'holiday', holiday: '国庆节' }],
    ['a Sunday of a holiday', '2026-10-04', { kind: 'holiday', holiday: '国庆节' }],
    ['a Saturday that makes up for it', '2026-10-10', { kind: 'makeUp', holiday: '国庆节' }],
  ])('%s', (_, day, said) => {
    expect(calendarDay(civilDate(day))).toEqual({ ok: true, value: said })
  })

  test('nothing in a year without a published calendar', () => {
    expect(calendarDay(civilDate('2099-03-02'))).toMatchObject({ ok: false })
  })
})

describe('a time of working days', () => {
  test.each([
    ['2026-09-21', 3, '2026-09-24'],
    ['2026-09-30', 1, '2026-10-08'],
    ['2026-10-09', 1, '2026-10-10'],
    ['2026-10-09', 2, '2026-10-12'],
    ['2026-10-09', 0, '2026-10-09'],
  ])('from %s of %i days ends on %s', (day, count, last) => {
    expect(workingDaysAfter(civilDate(day), count)).toEqual({ ok: true, value: last })
  })

  test('that runs into a year without a published calendar is not guessed', () => {
    expect(isWorkingDay(civilDate('2099-03-02'))).toEqual({
      ok: false,
      error: 'the working days of 2099 are not published',
    })
    expect(workingDaysAfter(civilDate('2098-12-31'), 2)).toMatchObject({ ok: false })
  })
})
