import { civilDate, daysBetween, yearOf } from '@tongchou/kernel'
import { z } from 'zod'
import { caseRule } from '../cases/rule.ts'
import { date } from '../cases/values.ts'
import { citedBy, namedOn } from './named.ts'

const planShape = z.strictObject({
  id: z.string(),
  kind: z.literal('plan'),
  region: z.string(),
  plan: z.string(),
  date,
})

/** Kind `plan`: which parts of a plan run on a day, and which reports are still to come. */
export const planRule = caseRule({
  shape: planShape,
  section: 'timetable',
  day: (input) => ({ day: input.date, path: 'date' }),
  decide: (input, { plans }) => {
    const found = namedOn(plans, input.plan, input.date, 'plan')
    if ('error' in found) return found
    const { entry } = found
    const running = entry.phases.filter(({ from, to }) => from <= input.date && input.date <= to)
    const reports = entry.phases.flatMap(({ name, reportBy }) =>
      reportBy === undefined || reportBy < input.date
        ? []
        : [{ name, by: reportBy, daysLeft: daysBetween(civilDate(input.date), civilDate(reportBy)) }],
    )
    const step = {
      clauses: citedBy(entry),
      what: `${entry.plan}: the parts that run on the day`,
      inputs: { date: input.date, parts: entry.phases.length },
      result: running.map(({ name }) => name).join('、'),
    }
    return { result: { running: running.map(({ name }) => name), reports }, trace: [step] }
  },
})

const yearlyShape = z.strictObject({
  id: z.string(),
  kind: z.literal('yearlyDeadline'),
  region: z.string(),
  deadline: z.string(),
  year: z.int().min(1900).max(2999),
  done: date.nullable().default(null),
  asOf: date,
})

/** Kind `yearlyDeadline`: whether what is due by a day of every year was done by it. */
export const yearlyRule = caseRule({
  shape: yearlyShape,
  section: 'timetable',
  day: (input) => ({ day: `${input.year}-12-31`, path: 'year' }),
  check: ({ done, asOf, year }) => {
    if (yearOf(civilDate(asOf)) < year) return bad('asked before the year', 'asOf')
    return done !== null && asOf < done ? bad('asked before it was done', 'asOf') : null
  },
  decide: (input, { yearly }) => {
    const found = namedOn(yearly, input.deadline, `${input.year}-12-31`, 'deadline')
    if ('error' in found) return found
    const { entry } = found
    const lastDay = civilDate(`${input.year}-${entry.by}`)
    const inTime = (input.done ?? input.asOf) <= lastDay
    const state = input.done === null ? (inTime ? 'running' : 'missed') : inTime ? 'inTime' : 'late'
    const result = { lastDay, state, otherwise: inTime ? null : (entry.otherwise ?? null) }
    const step = {
      clauses: citedBy(entry),
      what: `${entry.act}: by ${entry.by} of the year`,
      inputs: { year: input.year, done: input.done, asOf: input.asOf },
      result: state,
    }
    return { result, trace: [step] }
  },
})

const bad = (message: string, path: string) => ({ code: 'bad-date', message, path })
