import { z } from 'zod'
import { history } from '../bundle/values.ts'
import { CATEGORIES } from '../facts.ts'
import { LAW_VALUES } from '../words/faults.ts'

const months = z.int().positive()
const monthDay = z.string().regex(/^\d{2}-\d{2}$/, LAW_VALUES.monthDay)

/** An interruption of at most `graceMonths`: the day after the money arrived. A longer one: `waitMonths` after the month of payment. */
const interruption = { graceMonths: months, waitMonths: months }

/** 职工医保 (JM-17.1): the waiting of a first enrolment, of arrears and of coming back after a stop. */
const employee = z.strictObject({
  /** Counted from the month of payment: one is "the month after". */
  first: history({ employerWaitMonths: months, flexibleWaitMonths: months }),
  /** Arrears of at most `graceMonths` overdue at once, made good, are paid retroactively; others wait anew. */
  arrears: history(interruption),
  back: history(interruption),
})

/** 居民医保 (JM-17.2, JM-9.3): a year's contribution and the days that it entitles. */
const resident = z.strictObject({
  year: history({
    /** Last day of the concentrated period, in the year before the one that is paid for. */
    concentratedUntil: monthDay,
    lateWaitMonths: months,
    /** Entitled from the day after the money arrived, whenever that was. */
    noWaiting: z.array(z.enum(CATEGORIES)).default([]),
  }).optional(),
  /** Years for which the concentrated period was extended into the year itself. */
  extended: z
    .array(
      z.strictObject({ year: z.int(), until: z.string().regex(/^\d{4}-\d{2}-\d{2}$/), cite: z.string() }),
    )
    .default([]),
  newborn: history({
    /** Registered within these days of birth: entitled from birth without contribution for that year. */
    withinDays: months,
    /** The next year's contribution, paid late, entitles from the day on which it arrives. */
    nextYearFromArrival: z.boolean().default(false),
    /** Registered or paid later, the benefits begin with the month after. */
    lateFromNextMonth: z.boolean().default(false),
    /** A contribution paid within these days entitles from birth as the registration does (WH-5.3). */
    orPaid: z.boolean().default(false),
    /** Up to this age, in full years, whatever is paid later than that entitles from the month after, also for the next year (WH-5.1). */
    ageAtMost: z.int().min(0).optional(),
  }).optional(),
  /** 变动等待期: years without any cover before the one that is paid for lengthen the waiting; years paid afterwards shorten it. */
  lapse: history({
    /** The first year that may count as lapsed. */
    countedFrom: z.int(),
    /** Of the lapsed years so many do not count. */
    freeYears: z.int().min(0),
    monthsPerYear: months,
    /** From so many lapsed years on the waiting is at least so many months, whatever is repaid. */
    longLapse: z.strictObject({ years: months, leastMonths: months }),
  }).optional(),
  /** Whether the nation's rules of lapsed years hold in a place that waits with them for its own act. */
  lapseHolds: history({ holds: z.boolean() }).optional(),
})

/** 大学生 (CQ-1): a year of study from `yearFrom`, paid until `paidUntil`; late is a lapse. */
const student = history({ yearFrom: monthDay, paidFrom: monthDay, paidUntil: monthDay })

/** `entitlement.yaml`: from which day a payment entitles, and until when. */
export const entitlementSchema = z.strictObject({
  /** The clause under which nobody is covered who has no ground. */
  uncovered: history({}),
  employee: employee.optional(),
  resident: resident.optional(),
  student: student.optional(),
  /** 跨制度: with this many unbroken paid months the interruption counts, otherwise as a first enrolment under `shortCite`. */
  switch: history({ consecutiveMonths: months, ...interruption, shortCite: z.string() }).optional(),
  /** Whether somebody may change schemes while in hospital (JM-17.3.4). */
  switchDuringStay: history({ allowed: z.boolean() }).optional(),
  /** Military, public medical care, prison: months counted by the day. */
  otherSystem: history(interruption).optional(),
  /** 跨统筹区. */
  movedIn: history(interruption).optional(),
})
export type EntitlementTerms = z.infer<typeof entitlementSchema>
