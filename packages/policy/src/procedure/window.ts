import {
  addDays,
  type CivilDate,
  civilDate,
  firstDayOf,
  type Month,
  monthOf,
  ok,
  plusMonths,
  type Result,
} from '@tongchou/kernel'
import { isWorkingDay } from '@tongchou/kernel/working-days'
import { z } from 'zod'
import { caseRule, failed } from '../cases/rule.ts'
import { date } from '../cases/values.ts'
import { citedBy, namedOn } from './named.ts'
import type { Timetable } from './timetable.ts'

const shape = z.strictObject({
  id: z.string(),
  kind: z.literal('window'),
  region: z.string(),
  window: z.string(),
  date,
})

/** Kind `window`: whether something is taken on a day, and otherwise on which day next. */
export const windowRule = caseRule({
  shape,
  section: 'timetable',
  day: (input) => ({ day: input.date, path: 'date' }),
  decide: (input, { windows }) => {
    const found = namedOn(windows, input.window, input.date, 'window')
    if ('error' in found) return found
    const { entry } = found
    const month = monthOf(civilDate(input.date))
    // Days put off over holidays may lie in the next month.
    const open: CivilDate[] = []
    for (const one of [plusMonths(month, -1), month, plusMonths(month, 1)]) {
      const days = daysIn(one, entry)
      if (!days.ok) return failed('no-calendar', days.error, 'date')
      open.push(...days.value)
      if (days.value.some((day) => day >= input.date)) break
    }
    const next = open.find((day) => day >= input.date) ?? null
    const step = {
      clauses: citedBy(entry),
      what: `${entry.act}: from the ${entry.days[0]} to the ${entry.days[1]} of the month`,
      inputs: { date: input.date, shiftsOverHolidays: entry.shiftsOverHolidays },
      result: next === input.date,
    }
    return { result: { isOpen: next === input.date, next }, trace: [step] }
  },
})

/** The days of one month's window; put off over holidays, it keeps as many days as it has. */
function daysIn(
  month: Month,
  { days: [from, to], shiftsOverHolidays }: Timetable['windows'][string][number],
): Result<CivilDate[], string> {
  const days: CivilDate[] = []
  let day = addDays(firstDayOf(month), from - 1)
  while (days.length < to - from + 1) {
    const opens = shiftsOverHolidays ? isWorkingDay(day) : ok(true)
    if (!opens.ok) return opens
    if (opens.value) days.push(day)
    day = addDays(day, 1)
  }
  return ok(days)
}
