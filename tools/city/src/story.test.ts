import { civilDate, yearOf } from '@tongchou/kernel'
import { expect, test } from 'vitest'
import { storyDays } from './story.ts'
import { storyVisits } from './story-visits.ts'
import { totalOf } from './visit.ts'

const until = civilDate('2026-10-22')

test('the bills of the story cost what the pictures say', () => {
  expect(storyVisits(until).map(totalOf)).toEqual([62_000, 5_641_890, 29_800, 28_560, 28_640, 5_411_070])
})

test('the stay of the story has 54 lines: 35 of class 甲, two consumables, 14 of 乙, one of TCM, two of 丙', () => {
  const lines = storyVisits(until).at(-1)?.lines ?? []
  const count = (test: (line: (typeof lines)[number]) => boolean): number => lines.filter(test).length
  expect(lines.length).toBe(54)
  expect(count(({ item }) => item.kind === 'consumable' && item.class !== 'C')).toBe(2)
  expect(count(({ item }) => item.kind === 'tcm')).toBe(1)
  expect(count(({ item }) => item.class === 'C')).toBe(2)
  expect(count(({ item }) => item.class === 'B' && item.kind !== 'consumable')).toBe(14)
  expect(count(({ item }) => item.class === 'A' && item.kind !== 'tcm')).toBe(35)
})

test.each([
  ['2026-10-22', '2026-10-20'],
  ['2026-11-23', '2026-11-21'],
  ['2027-04-20', '2027-04-18'],
  ['2027-04-10', '2026-12-20'],
  ['2027-01-05', '2026-12-20'],
])(
  'in a city until %s the stay of the story ends on %s, inside one natural year and after what came before',
  (last, stayTo) => {
    const days = storyDays(civilDate(last))
    expect(days.stayTo).toBe(stayTo)
    const order = [
      days.visits[0],
      days.firstStayFrom,
      days.visits[1],
      days.visits[2],
      days.visits[3],
      days.stayFrom,
      days.stayTo,
    ]
    expect([...order].sort()).toEqual(order)
    expect(new Set(order.map(yearOf)).size).toBe(1)
  },
)
