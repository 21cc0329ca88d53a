import { day, fen, givenDay, instant } from '@tongchou/kernel/shapes'
import { z } from 'zod'

/** What became of a day's closing: nothing was booked; not signed in every district; signed, and something was booked after; signed. */
export const CLOSING_STATES = ['none', 'open', 'reopened', 'signed'] as const
export type ClosingState = (typeof CLOSING_STATES)[number]

const closingDayShape = z.object({
  day,
  journals: z.int(),
  state: z.enum(CLOSING_STATES),
  /** The working day after it; null where the calendar of that year has not been published. */
  dueOn: day.nullable(),
  /** Not signed although that day is over, counted from the first day that was ever signed. */
  isLate: z.boolean(),
  /** Who signed last, and when. */
  signedBy: z.string().nullable(),
  signedAt: instant.nullable(),
})
export type ClosingDay = z.infer<typeof closingDayShape>

const calendarDayShape = closingDayShape.extend({
  kind: z.enum(['working', 'makeUp', 'weekend', 'holiday']),
  holiday: z.string().nullable(),
})
export type CalendarDayView = z.infer<typeof calendarDayShape>

/** Of what is shown by month; this month where none is named. */
export const monthQueryShape = z.object({
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/, '月份要写成 2026-10 这样')
    .optional(),
})

/** GET /api/closings?month=: the month's days with their closings in the reader's districts, and those that are late, of any month. */
export const closingMonthShape = z.object({
  month: z.string(),
  today: day,
  /** False where the working days of the month are only counted by the week. */
  isCalendarPublished: z.boolean(),
  days: z.array(calendarDayShape),
  late: z.array(closingDayShape),
  /** The last day that is over and signed. */
  lastSigned: day.nullable(),
  maySign: z.boolean(),
})
export type ClosingMonth = z.infer<typeof closingMonthShape>

const sheetRowShape = z.object({
  district: z.string(),
  fund: z.string(),
  fundName: z.string(),
  journals: z.int(),
  settled: fen.describe('结算单、差额凭证、冲销说这只基金当天应支出多少'),
  spent: fen.describe('记账的支出'),
  payable: fen.describe('应付定点医药机构'),
  persons: fen.describe('应付参保人，减应收'),
  accounts: fen.describe('个人账户支出，减退回'),
  paid: fen.describe('经支出户付给参保人，减收回'),
})
export type ClosingRow = z.infer<typeof sheetRowShape>

const differenceShape = z.object({
  district: z.string(),
  fund: z.string(),
  fundName: z.string(),
  what: z.string(),
  personId: z.string(),
  settlementId: z.string().nullable(),
  /** The settlement as people read it. */
  number: z.string().nullable(),
  row: z.string().describe('数据库里的那一行'),
  expected: fen,
  found: fen,
})
export type ClosingDifference = z.infer<typeof differenceShape>

/** GET /api/closings/:day: the day's sheet as it is now, in the reader's districts, and who signed it. */
export const closingSheetShape = z.object({
  day,
  /** The last moment whose bookings the sheet holds. */
  upTo: instant,
  /** Nothing more can be booked on the day. */
  isOver: z.boolean(),
  rows: z.array(sheetRowShape),
  differences: z.array(differenceShape),
  /** Years of persons that were held against their settlements. */
  personYears: z.int(),
  /** What a signature must name: it is for this sheet and no other. */
  seen: z.string(),
  signatures: z.array(
    z.object({
      district: z.string(),
      signedBy: z.string(),
      signedAt: instant,
      upTo: instant,
      journals: z.int(),
      /** What was booked after it, and is in no signature. */
      later: z.int(),
      digest: z.string(),
    }),
  ),
  state: z.enum(CLOSING_STATES),
  maySign: z.boolean(),
})
export type ClosingSheetView = z.infer<typeof closingSheetShape>

/** POST /api/closings/:day: signs the sheet that was shown. */
export const signClosingShape = z.object({ upTo: z.iso.datetime(), seen: z.string().regex(/^[0-9a-f]{64}$/) })
/** How many districts it signed; none where the same sheet was signed before. */
export const signedClosingShape = z.object({ signed: z.int() })

export const closingParamsShape = z.object({ day: givenDay })
export const entriesQueryShape = z.object({ fund: z.string(), district: z.string().optional() })

/** GET /api/closings/:day/entries?fund=&district=: what was booked, journal by journal. */
export const closingEntriesShape = z.object({
  entries: z.array(
    z.object({
      personId: z.string(),
      /** Null for a payment, and where the settlement is of another district than the reader's. */
      settlementId: z.string().nullable(),
      number: z.string().nullable(),
      bookedAt: instant,
      reason: z.enum(['settlement', 'difference', 'reversal', 'restoration', 'payment']),
      district: z.string(),
      institution: z.string().nullable(),
      spent: fen,
      payable: fen,
      persons: fen,
      paid: fen,
    }),
  ),
  isCut: z.boolean(),
})
export type ClosingEntry = z.infer<typeof closingEntriesShape>['entries'][number]
