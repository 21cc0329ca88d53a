import { type CivilDate, firstDayOf, type Month } from '@tongchou/kernel'
import { calendarMonth, type EntitlementEvent, eventDay, eventShape, paidMonthly } from '@tongchou/policy'
import { z } from 'zod'

const months = z
  .tuple([calendarMonth, calendarMonth])
  .refine(([from, to]) => from <= to, 'the last month lies before the first')

/**
 * A fact of a person's insurance as the platform keeps it: the events of the case format, and beside them retirement,
 * a payer who pays by the quarter or year, and months of one kind in one entry.
 */
export const recordedEventShape = z.union([
  z.strictObject({
    type: z.literal('enrol'),
    scheme: z.literal('employee'),
    as: z.enum(['employer', 'flexible']),
    month: calendarMonth,
    paidBy: z.enum(['month', 'quarter', 'year']).optional(),
    employer: z.string().min(1).max(100).optional(),
    hasAccount: z.boolean().optional(),
  }),
  /** 退休不再缴费. */
  z.strictObject({ type: z.literal('retired'), month: calendarMonth }),
  /** Each month paid on the same day of it. */
  z.strictObject({ type: z.literal('payMonthly'), months, onDay: z.int().min(1).max(31) }),
  /** Several months paid at once: in advance, or arrears made good. */
  z.strictObject({ type: z.literal('payMonths'), months, arrived: eventDay }),
  eventShape,
])
export type RecordedEvent = z.infer<typeof recordedEventShape>

/** What the rule reads of a recorded fact. */
export function eventsOf(recorded: RecordedEvent): EntitlementEvent[] {
  if (recorded.type === 'payMonthly') return paidMonthly(...recorded.months, recorded.onDay)
  if (recorded.type === 'payMonths')
    return paidMonthly(...recorded.months, 1).map((one) =>
      one.type === 'pay' ? { ...one, arrived: recorded.arrived } : one,
    )
  if (recorded.type !== 'enrol' || recorded.scheme !== 'employee') return [recorded]
  const { type, scheme, as, month } = recorded
  return [{ type, scheme, as, month, ...('paidBy' in recorded ? { paidBy: recorded.paidBy } : {}) }]
}

/** The day under which a fact stands in a person's story. */
export function dayOf(recorded: RecordedEvent): CivilDate {
  switch (recorded.type) {
    case 'pay':
    case 'repair':
    case 'payMonths':
      return recorded.arrived
    case 'payMonthly':
      return firstDayOf(recorded.months[0])
    case 'movedIn':
      return firstDayOf(recorded.lastPaidMonth)
    case 'otherSystemEnded':
      return recorded.date
    case 'enrol':
      return 'date' in recorded ? recorded.date : firstDayOf(recorded.month)
    case 'stop':
    case 'retired':
      return firstDayOf(recorded.month)
  }
}

const SCHEMES = { employee: '职工医保', resident: '居民医保', student: '大学生医保' } as const
const PAYERS = { employer: '随单位', flexible: '以灵活就业身份' } as const

/** One sentence for the counter: what happened. */
export function sentenceOf(recorded: RecordedEvent): string {
  switch (recorded.type) {
    case 'enrol':
      if (recorded.as === 'newborn') return `新生儿 ${recorded.date} 登记参加居民医保`
      if (recorded.as === 'resident') return `${recorded.month} 起参加居民医保`
      return `${recorded.month} 起${PAYERS[recorded.as]}参加职工医保${'employer' in recorded && recorded.employer !== undefined ? `（${recorded.employer}）` : ''}`
    case 'pay':
      return recorded.scheme === 'employee'
        ? `${recorded.month} 的职工医保费 ${recorded.arrived} 到账`
        : `${recorded.year} 年的${SCHEMES[recorded.scheme]}费 ${recorded.arrived} 到账`
    case 'repair':
      return `${recorded.year} 年断保的居民医保费 ${recorded.arrived} 补缴`
    case 'payMonthly':
      return `${spanText(recorded.months)} 逐月缴费，每月 ${recorded.onDay} 日到账`
    case 'payMonths':
      return `${spanText(recorded.months)} 的职工医保费 ${recorded.arrived} 一次到账`
    case 'stop':
      return `${SCHEMES[recorded.scheme]}缴到 ${recorded.month}，之后停保`
    case 'retired':
      return `${recorded.month} 退休，不再缴费`
    case 'movedIn':
      return `由外地转入，在外地${SCHEMES[recorded.scheme]}缴到 ${recorded.lastPaidMonth}，连续 ${recorded.consecutiveMonths} 个月`
    case 'otherSystemEnded':
      return `其他医疗保障 ${recorded.date} 终止`
  }
}

const spanText = ([from, to]: readonly [Month, Month]): string => (from === to ? from : `${from} 至 ${to}`)
