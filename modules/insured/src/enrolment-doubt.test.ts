import { civilDate } from '@tongchou/kernel'
import { describe, expect, test } from 'vitest'
import { type Enrolled, enrolmentDoubts } from './enrolment-doubt.ts'
import { type RecordedEvent, recordedEventShape } from './recorded-event.ts'
import { jingmen } from './specimen.ts'

const { sections } = jingmen()
const born = (birthDate: string, sex: 'M' | 'F' = 'M', specialStatus: string | null = null): Enrolled => ({
  birthDate: civilDate(birthDate),
  sex,
  specialStatus,
})
const fact = (event: object): RecordedEvent => recordedEventShape.parse(event)
const enrol = (as: string, month: string) =>
  fact({ type: 'enrol', scheme: as === 'resident' ? 'resident' : 'employee', as, month })
const doubts = (added: RecordedEvent, kept: readonly RecordedEvent[], who: Enrolled) =>
  enrolmentDoubts([added], kept, who, sections)

describe('the employee scheme outside working age (JM-3.4)', () => {
  // The month in which somebody is sixteen on its first day is in, the one before is not; likewise the statutory age, a month later for
  // every four months from 2025 on.
  test.each([
    ['a boy in the month before he is sixteen', 'M', '2010-03-02', '2026-03', true],
    ['a boy who is sixteen on the first', 'M', '2010-03-01', '2026-03', false],
    ['a man in his last month before the statutory age', 'M', '1966-03-15', '2026-07', false],
    ['a man after the statutory age', 'M', '1966-03-15', '2026-08', true],
    ['a woman, whose later age counts', 'F', '1971-02-15', '2026-05', false],
    ['a woman after her later age', 'F', '1970-01-15', '2026-03', true],
  ] as const)('%s', (_, sex, birth, month, isOutside) => {
    for (const as of ['employer', 'flexible'])
      expect(doubts(enrol(as, month), [], born(birth, sex))).toEqual(
        isOutside ? [expect.objectContaining({ takesException: true, clause: 'JM-3' })] : [],
      )
  })

  test('asks only of new enrolments: who was in the scheme before, here or elsewhere, may return', () => {
    const old = born('1950-01-01')
    expect(doubts(enrol('flexible', '2026-03'), [], old)).toHaveLength(1)
    for (const before of [
      enrol('employer', '2008-01'),
      fact({ type: 'movedIn', scheme: 'employee', lastPaidMonth: '2020-01', consecutiveMonths: 24 }),
    ])
      expect(doubts(enrol('flexible', '2026-03'), [before], old)).toEqual([])
  })
})

describe('the resident scheme (JM-3.2)', () => {
  const EMPLOYED = enrol('employer', '2024-01')

  test('is not for whom an employment still covers, and opens after the stop', () => {
    const who = born('1980-05-01')
    expect(doubts(enrol('resident', '2026-03'), [EMPLOYED], who)).toEqual([
      expect.objectContaining({
        takesException: false,
        sentence: expect.stringContaining('2024-01 起随单位参加职工医保，还没有停保'),
      }),
    ])
    const stopped = fact({ type: 'stop', scheme: 'employee', month: '2026-02' })
    expect(doubts(enrol('resident', '2026-03'), [EMPLOYED, stopped], who)).toEqual([])
  })

  test('is open to everybody without employment, also beside flexible work and beyond working age', () => {
    expect(doubts(enrol('resident', '2026-03'), [], born('1940-01-01'))).toEqual([])
    expect(doubts(enrol('resident', '2026-03'), [enrol('flexible', '2024-01')], born('1980-05-01'))).toEqual(
      [],
    )
  })
})

test('whom another law protects joins neither scheme (JM-37)', () => {
  expect(doubts(enrol('resident', '2026-03'), [], born('1930-01-01', 'M', 'retiredCadre'))).toEqual([
    expect.objectContaining({ takesException: false, sentence: expect.stringContaining('第三十七条') }),
  ])
})
