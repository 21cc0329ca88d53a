import { addDays, addMonths, type CivilDate, civilDate, daysBetween } from '@tongchou/kernel'
import { z } from 'zod'
import { caseRule } from '../cases/rule.ts'
import { date } from '../cases/values.ts'
import { citedBy, namedOn } from './named.ts'
import type { PERIODS } from './timetable.ts'

const shape = z.strictObject({
  id: z.string(),
  kind: z.literal('frequency'),
  region: z.string(),
  frequency: z.string(),
  /** The first day of the first period. */
  from: date,
  /** The days on which it was done. */
  done: z.array(date),
  asOf: date,
})

/** Kind `frequency`: the periods in which it was not done, and until when it is due now. */
export const frequencyRule = caseRule({
  shape,
  section: 'timetable',
  day: (input) => ({ day: input.from, path: 'from' }),
  check: ({ from, done, asOf }) => {
    const bad = (message: string, path: string) => ({ code: 'bad-date', message, path })
    if (asOf < from) return bad('asked before the first period', 'asOf')
    if (daysBetween(civilDate(from), civilDate(asOf)) > LONGEST) return bad('more than ten years', 'asOf')
    const at = done.findIndex((day) => day < from || day > asOf)
    return at < 0 ? null : bad('outside the time asked', `done[${at}]`)
  },
  decide: (input, { frequencies }) => {
    const found = namedOn(frequencies, input.frequency, input.from, 'frequency')
    if ('error' in found) return found
    const { entry } = found
    const missed: { from: string; to: string }[] = []
    let period = periodFrom(civilDate(input.from), entry.every)
    const isDone = () => input.done.some((day) => period.from <= day && day <= period.to)
    for (; period.to < input.asOf; period = periodFrom(addDays(period.to, 1), entry.every))
      if (!isDone()) missed.push(period)
    const step = {
      clauses: citedBy(entry),
      what: `${entry.act}: at least once every ${entry.every}`,
      inputs: { from: input.from, asOf: input.asOf, times: input.done.length },
      result: missed.length,
    }
    return { result: { missed, dueBy: isDone() ? null : period.to }, trace: [step] }
  },
})

const LONGEST = 3660

const MONTHS = { month: 1, quarter: 3, halfYear: 6, year: 12 } as const

function periodFrom(from: CivilDate, every: (typeof PERIODS)[number]): { from: CivilDate; to: CivilDate } {
  const next = every === 'twoWeeks' ? addDays(from, 14) : addMonths(from, MONTHS[every])
  return { from, to: addDays(next, -1) }
}
