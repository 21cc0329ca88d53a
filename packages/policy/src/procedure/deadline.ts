import { addDays, addMonths, type CivilDate, civilDate, daysBetween, ok, type Result } from '@tongchou/kernel'
import { isWorkingDay } from '@tongchou/kernel/working-days'
import { z } from 'zod'
import { caseRule, failed } from '../cases/rule.ts'
import { date } from '../cases/values.ts'
import { citedBy, namedOn } from './named.ts'
import type { DeadlineTerms } from './timetable.ts'

const shape = z.strictObject({
  id: z.string(),
  kind: z.literal('deadline'),
  region: z.string(),
  deadline: z.string(),
  /** The day of the event after which the time runs. */
  event: date,
  /** The day on which it was done; null while it is not. */
  done: date.nullable().default(null),
  /** The day of the question. */
  asOf: date,
  /** Times that do not count, first and last day included. */
  paused: z.array(z.strictObject({ from: date, to: date })).default([]),
})
type Asked = z.infer<typeof shape>

/** Kind `deadline`: the last day of a time, or the first day after it, and how the act stands against it. */
export const deadlineRule = caseRule({
  shape,
  section: 'timetable',
  day: (input) => ({ day: input.event, path: 'event' }),
  check: faultOfDays,
  decide: (input, { deadlines }) => {
    const found = namedOn(deadlines, input.deadline, input.event, 'deadline')
    if ('error' in found) return found
    const { entry } = found
    if (input.paused.length > 0 && entry.pausedBy === undefined)
      return failed('impossible', `nothing pauses '${input.deadline}'`, 'paused')
    const end = endOf(entry, civilDate(input.event), isPausedIn(input.paused))
    if (!end.ok) return failed('no-calendar', end.error, 'event')
    const judged = entry.bound === 'within' ? within(entry, input, end.value) : notBefore(input, end.value)
    if ('error' in judged) return judged
    const step = {
      clauses: citedBy(entry),
      what: `${entry.act}: ${entry.count} ${entry.unit} after ${entry.after}`,
      inputs: { event: input.event, done: input.done, asOf: input.asOf, paused: input.paused.length },
      result: judged.state,
    }
    return { result: judged, trace: [step] }
  },
})

function within(entry: DeadlineTerms, { done, asOf }: Asked, lastDay: CivilDate) {
  if (done !== null)
    return done <= lastDay
      ? { lastDay, state: 'inTime' as const, otherwise: null }
      : { lastDay, state: 'late' as const, otherwise: entry.otherwise ?? null }
  if (asOf > lastDay) return { lastDay, state: 'missed' as const, otherwise: entry.otherwise ?? null }
  const left = daysLeft(entry, civilDate(asOf), lastDay)
  if (!left.ok) return failed('no-calendar', left.error, 'asOf')
  return { lastDay, state: 'running' as const, daysLeft: left.value, otherwise: null }
}

function notBefore({ done, asOf }: Asked, lastDay: CivilDate) {
  const firstDay = addDays(lastDay, 1)
  return { firstDay, state: (done ?? asOf) >= firstDay ? ('possible' as const) : ('tooEarly' as const) }
}

/** The last day of a time that begins the day after the event; a time of months ends on the day of the same number. */
function endOf(
  { count, unit }: Pick<DeadlineTerms, 'count' | 'unit'>,
  event: CivilDate,
  isPaused: (day: string) => boolean,
): Result<CivilDate, string> {
  if (unit === 'months') return ok(addMonths(event, count))
  if (unit === 'years') return ok(addMonths(event, 12 * count))
  let last = event
  for (let left = count; left > 0; ) {
    last = addDays(last, 1)
    if (isPaused(last)) continue
    const counts = unit === 'days' ? ok(true) : isWorkingDay(last)
    if (!counts.ok) return counts
    if (counts.value) left--
  }
  return ok(last)
}

/** The days after the day of the question up to the last, in the unit of the time. */
function daysLeft({ unit }: DeadlineTerms, asOf: CivilDate, lastDay: CivilDate): Result<number, string> {
  if (unit !== 'workingDays') return ok(daysBetween(asOf, lastDay))
  let left = 0
  for (let day = asOf; day < lastDay; ) {
    day = addDays(day, 1)
    const works = isWorkingDay(day)
    if (!works.ok) return works
    if (works.value) left++
  }
  return ok(left)
}

const isPausedIn =
  (paused: Asked['paused']) =>
  (day: string): boolean =>
    paused.some(({ from, to }) => from <= day && day <= to)

const LONGEST_PAUSE = 3660

function faultOfDays({ event, done, asOf, paused }: Asked) {
  const bad = (message: string, path: string) => ({ code: 'bad-date', message, path })
  if (done !== null && done < event) return bad('done before the event', 'done')
  if (asOf < (done ?? event))
    return bad(`asked before ${done === null ? 'the event' : 'it was done'}`, 'asOf')
  for (const [at, { from, to }] of paused.entries()) {
    if (to < from) return bad('the pause ends before it begins', `paused[${at}].to`)
    if (daysBetween(civilDate(from), civilDate(to)) > LONGEST_PAUSE)
      return bad('the pause is longer than ten years', `paused[${at}].to`)
  }
  return null
}
