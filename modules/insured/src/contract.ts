import { day, instant } from '@tongchou/kernel/shapes'
import { requestShape } from '@tongchou/staff/contract'
import { z } from 'zod'

export { CATEGORY_NAMES } from './words.ts'

export const SCHEME_KINDS = ['employee', 'resident', 'student'] as const
export type SchemeKind = (typeof SCHEME_KINDS)[number]

/** One person in the list of those found: enough to tell namesakes apart, not more. */
export const foundPersonShape = z.object({
  personId: z.string(),
  personNo: z.string(),
  name: z.string(),
  sex: z.enum(['M', 'F']),
  age: z.number(),
  scheme: z.enum(SCHEME_KINDS).nullable(),
  status: z.string().nullable(),
  district: z.string(),
  idNumberMask: z.string(),
  isDeceased: z.boolean(),
})

export type FoundPerson = z.infer<typeof foundPersonShape>

/** As it is typed: a name, or a number that the person shows; two characters at least. */
export const findPersonsShape = z.object({ query: z.string() })

/** GET /api/persons?query= : at most twenty, in the districts of the staff's scope. */
export const foundPersonsShape = z.object({
  /** As what the query was read. */
  kind: z.enum(['name', 'personNo', 'idNumber', 'voucher', 'card']),
  persons: z.array(foundPersonShape),
})

export type FoundPersons = z.infer<typeof foundPersonsShape>

export const enrolmentShape = z.object({
  scheme: z.enum(SCHEME_KINDS),
  enrolledAs: z.enum(['employer', 'flexible', 'resident', 'newborn', 'student']),
  status: z.enum(['active', 'retired', 'flexible', 'resident', 'student']),
  tier: z.number().nullable(),
  district: z.string(),
  employer: z.string().nullable(),
  hasAccount: z.boolean(),
  from: day,
  /** The last day; null while it goes on. */
  to: day.nullable(),
})

export type EnrolmentView = z.infer<typeof enrolmentShape>

/** What entitlement answers for a span of days, with its reason in one sentence and its clause. */
export const entitlementShape = z.object({
  state: z.enum(['entitled', 'waiting', 'employerLiable', 'uncovered']),
  scheme: z.enum(SCHEME_KINDS).nullable(),
  clause: z.string(),
  reason: z.string(),
  from: day.nullable(),
  to: day.nullable(),
})

export type EntitlementView = z.infer<typeof entitlementShape>

export const categoryShape = z.object({
  category: z.string(),
  source: z.string(),
  from: day,
  to: day.nullable(),
})

/** A fact of the person's insurance, in one sentence: what the answer follows from (为什么). */
export const eventViewShape = z.object({
  eventId: z.string(),
  on: day,
  text: z.string(),
  source: z.string(),
  recordedAt: instant,
  recordedBy: z.string(),
})

export type EventView = z.infer<typeof eventViewShape>

/** A contribution that arrived: an employee month or a resident or student year. */
export const paymentShape = z.object({
  scheme: z.enum(SCHEME_KINDS),
  /** `2026-09`, or `2026` for a year. */
  period: z.string(),
  arrived: day,
  /** After the month it is for, or a lapsed year made good. */
  isLate: z.boolean(),
})

export type PaymentView = z.infer<typeof paymentShape>

const head = z.object({
  personId: z.string(),
  personNo: z.string(),
  name: z.string(),
  sex: z.enum(['M', 'F']),
  age: z.number(),
  idNumberMask: z.string(),
  district: z.string(),
  /** 离休, 老红军, disabled veterans: not settled as ordinary insured (JM-37). */
  specialStatus: z.enum(['retiredCadre', 'redArmy', 'disabledVeteran']).nullable(),
  diedOn: day.nullable(),
  /** The day that the answer is for. */
  on: day,
  enrolment: enrolmentShape.nullable(),
  entitlement: entitlementShape,
})

/** The day that is asked about; today where none is given. */
export const personQueryShape = z.object({ day: day.optional() })

/**
 * GET /api/persons/:personId?day= : the whole record inside the staff's districts; header and entitlement alone for a person of another
 * district, found by a number that the person shows.
 */
export const personShape = z.discriminatedUnion('access', [
  head.extend({
    access: z.literal('record'),
    bornOn: day,
    enrolments: z.array(enrolmentShape),
    entitlements: z.array(entitlementShape),
    categories: z.array(categoryShape),
    events: z.array(eventViewShape),
    payments: z.array(paymentShape),
    /** Of who pays as an employee or flexible worker: months paid in this city, and what retirement asks for (JM-8.3). */
    retirement: z
      .object({
        paid: z.number(),
        inAll: z.number(),
        here: z.number(),
        owed: z.number(),
        clause: z.string(),
      })
      .nullable(),
  }),
  head.extend({ access: z.literal('entitlementOnly') }),
])

export type PersonView = z.infer<typeof personShape>
export type PersonRecord = Extract<PersonView, { access: 'record' }>

/** Why staff may look at a whole identity number; the person reads it in the access log. */
export const REVEAL_REASONS = ['核对证件原件', '打印凭证', '协查函', '其他'] as const

/** POST /api/persons/:personId/identity */
export const revealShape = z.object({ reason: z.string().trim().min(2).max(100) })

/** The whole number, to be covered again after so many seconds. */
export const revealedShape = z.object({ idNumber: z.string(), seconds: z.number() })

/** GET /api/persons/:personId/accesses, newest first: who opened the record, when and why. */
export const accessesShape = z.object({
  accesses: z.array(
    z.object({
      accessId: z.string(),
      at: instant,
      staffName: z.string(),
      office: z.string(),
      what: z.string(),
      reason: z.string(),
    }),
  ),
})

export type AccessView = z.infer<typeof accessesShape>['accesses'][number]

/** POST /api/persons/:personId/event-requests: facts recorded by hand, or withdrawn, for a second person to approve. */
export const eventRequestShape = z.object({
  /** Facts of the insurance, in the words of the case format. */
  events: z.array(z.unknown()).max(50).default([]),
  withdraws: z.array(z.string()).max(50).default([]),
  /** Certified categories and a death. */
  changes: z.array(z.unknown()).max(10).default([]),
  /** Needed to ask, not to preview. */
  reason: z.string().trim().max(200).default(''),
  /** Why a rule that takes an exception is set aside. */
  exception: z.string().trim().max(200).nullable().default(null),
})

const answer = z
  .object({
    state: z.enum(['entitled', 'waiting', 'employerLiable', 'uncovered']),
    scheme: z.enum(SCHEME_KINDS).nullable(),
    clause: z.string(),
    reason: z.string(),
  })
  .nullable()

/** POST /api/persons/:personId/event-preview and GET /api/event-requests/:personId/:requestId/preview: what facts would change. */
export const eventPreviewShape = z.object({
  /** Rules of enrolment that speak against it. */
  doubts: z.array(z.object({ clause: z.string(), sentence: z.string(), takesException: z.boolean() })),
  /** The stretches of days whose answer would be another one; null where nothing is known. */
  days: z.array(z.object({ from: day, to: day.nullable(), was: answer, willBe: answer })),
})

export type EventPreview = z.infer<typeof eventPreviewShape>

/** POST /api/persons: a person who is not known yet and is insured by nothing. */
export const newPersonShape = z.object({
  name: z.string().trim().min(2).max(40),
  idNumber: z.string().trim(),
  district: z.string().regex(/^\d{6}$/),
})
export const registeredPersonShape = z.object({ personId: z.string() })

/** GET /api/event-requests: what waits for a second person, oldest first. */
export const eventRequestsShape = z.object({
  requests: z.array(
    requestShape.extend({
      personId: z.string(),
      personNo: z.string(),
      name: z.string(),
      facts: z.array(z.string()),
      withdrawn: z.array(z.string()),
      /** Why a rule of enrolment is set aside; null where none is. */
      exception: z.string().nullable(),
    }),
  ),
})

export type EventRequests = z.infer<typeof eventRequestsShape>

/** POST /api/staff/insured-requests: an account for the person who has both numbers. */
export const insuredAccountShape = z.object({
  login: z.string().trim(),
  personNo: z.string().trim().min(4).max(30),
  idNumber: z
    .string()
    .trim()
    .regex(/^\d{17}[\dXx]$/),
  reason: z.string().trim().min(2).max(200),
})
