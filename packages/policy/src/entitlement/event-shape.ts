import { civilDate, monthOf } from '@tongchou/kernel'
import { z } from 'zod'
import { date, month } from '../cases/values.ts'

/** Nobody's insurance has events outside these years: what stands there is a slip of the pen. */
const inOurTime = { message: 'the year is not between 1900 and 2199', params: { code: 'bad-date' } }
const isInOurTime = (text: string): boolean => text >= '1900' && text < '2200'
export const day = date.refine(isInOurTime, inOurTime).transform(civilDate)
export const calendarMonth = month
  .refine(isInOurTime, inOurTime)
  .transform((text) => monthOf(civilDate(`${text}-01`)))
const year = z.int().min(1900).max(2199)

const scheme = z.enum(['employee', 'resident'])
const enrol = { type: z.literal('enrol') }
const pay = { type: z.literal('pay'), arrived: day }

/** An event of a person's insurance as the case format writes it. */
export const eventShape = z.discriminatedUnion('type', [
  z.discriminatedUnion('as', [
    z.strictObject({
      ...enrol,
      as: z.enum(['employer', 'flexible']),
      scheme: z.literal('employee'),
      month: calendarMonth,
    }),
    z.strictObject({
      ...enrol,
      as: z.literal('resident'),
      scheme: z.literal('resident'),
      month: calendarMonth,
    }),
    z.strictObject({ ...enrol, as: z.literal('newborn'), scheme: z.literal('resident'), date: day }),
  ]),
  z.discriminatedUnion('scheme', [
    z.strictObject({ ...pay, scheme: z.literal('employee'), month: calendarMonth }),
    z.strictObject({ ...pay, scheme: z.enum(['resident', 'student']), year }),
  ]),
  z.strictObject({ ...pay, type: z.literal('repair'), scheme: z.literal('resident'), year }),
  z.strictObject({ type: z.literal('stop'), scheme, month: calendarMonth }),
  z.strictObject({
    type: z.literal('movedIn'),
    scheme,
    lastPaidMonth: calendarMonth,
    consecutiveMonths: z.int().min(0, 'negative').max(1200),
  }),
  z.strictObject({ type: z.literal('otherSystemEnded'), date: day }),
])
