import { addDays, civilDate, yearOf } from '@tongchou/kernel'
import { expect, test } from 'vitest'
import { situationVisits } from './situation-visits.ts'
import { SITUATIONS } from './situations.ts'

const largeStays = (until: ReturnType<typeof civilDate>) =>
  SITUATIONS.filter(({ key }) => key !== 'referralUp').flatMap(({ key }) => situationVisits(key, until))

test.each(['2026-11-27', '2026-04-15', '2027-03-01'])(
  'in a city until %s the large stays of the sandbox end one by one, before the days that the overview shows',
  (last) => {
    const until = civilDate(last)
    const days = largeStays(until).map(({ endedOn }) => endedOn)
    expect(new Set(days).size).toBe(5)
    for (const day of days) expect([day, day < addDays(until, -30)]).toEqual([day, true])
  },
)

test.each(['2027-01-01', '2027-01-03', '2027-02-02'])(
  'in a city until %s they have ended in the year of its last day, for their counters are that year’s',
  (last) => {
    const until = civilDate(last)
    const stays = largeStays(until)
    expect(stays.map(({ endedOn }) => yearOf(endedOn))).toEqual(Array.from({ length: 5 }, () => 2027))
    for (const { endedOn } of stays) expect([endedOn, endedOn <= until]).toEqual([endedOn, true])
  },
)
