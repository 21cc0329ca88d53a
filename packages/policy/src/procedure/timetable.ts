import { z } from 'zod'
import { history } from '../bundle/values.ts'
import { LAW_VALUES } from '../words/faults.ts'

const name = z.string().regex(/^[a-z][A-Za-z]*$/)
const words = z.string().min(1)
const dayText = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, LAW_VALUES.day)
const dayOfMonth = z.int().min(1).max(28)

export const UNITS = ['workingDays', 'days', 'months', 'years'] as const
export const PERIODS = ['twoWeeks', 'month', 'quarter', 'halfYear', 'year'] as const

/** 时间 (SC-10, SC-11, SC-19, SC-20, CQ-10, CQ-13.1, XN-2.1, XN-5, RM-5, QD-3): until when, on which days, how often. */
export const timetableSchema = z.strictObject({
  /** 期限: a time that begins the day after an event. */
  deadlines: z
    .record(
      name,
      history({
        /** What must be done, and after what. */
        act: words,
        after: words,
        /** `notBefore`: the act is possible only when the time is over. */
        bound: z.enum(['within', 'notBefore']).default('within'),
        count: z.int().positive(),
        unit: z.enum(UNITS),
        /** What stops the clock; only days can be left out of a time. */
        pausedBy: words.optional(),
        /** What follows when the time is missed. */
        otherwise: words.optional(),
      }),
    )
    .default({}),
  /** 办理日: days of every month on which something is taken. */
  windows: z
    .record(
      name,
      history({ act: words, days: z.tuple([dayOfMonth, dayOfMonth]), shiftsOverHolidays: z.boolean() }),
    )
    .default({}),
  /** 每年期限: a day of every year by which something is done. */
  yearly: z
    .record(name, history({ act: words, by: z.string().regex(/^\d{2}-\d{2}$/), otherwise: words.optional() }))
    .default({}),
  /** 阶段: the parts of a plan with their days. */
  plans: z
    .record(
      name,
      history({
        plan: words,
        phases: z
          .array(z.strictObject({ name: words, from: dayText, to: dayText, reportBy: dayText.optional() }))
          .min(1),
      }),
    )
    .default({}),
  /** 频次: at least once in every period. */
  frequencies: z.record(name, history({ act: words, every: z.enum(PERIODS) })).default({}),
})

export type Timetable = z.infer<typeof timetableSchema>
export type DeadlineTerms = Timetable['deadlines'][string][number]
