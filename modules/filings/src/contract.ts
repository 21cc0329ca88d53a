import { day, instant } from '@tongchou/kernel/shapes'
import { decisionWith, requestShape, saidShape } from '@tongchou/staff/contract'
import { z } from 'zod'

export const FILING_KINDS = [
  'offsite',
  'referral',
  'chronic',
  'twoDisease',
  'separateDrug',
  'majorDisease',
  'maternity',
  'assistanceTilt',
] as const

/** GET /api/persons/:personId/filings, the latest first. */
export const filingsShape = z.object({
  filings: z.array(
    z.object({
      filingId: z.string(),
      kind: z.enum(FILING_KINDS),
      subject: z.string(),
      /** What the subject is called, where a catalogue knows it: a chronic disease, a drug. */
      subjectName: z.string().nullable(),
      /** The institution that refers the person, by name. */
      fromProvider: z.string().nullable(),
      /** The institution to which the person goes, by name where it is known here. */
      toProvider: z.string().nullable(),
      /** The province or prefecture of off-site care, by name. */
      toPlace: z.string().nullable(),
      from: day,
      /** The last day; null while it goes on. */
      to: day.nullable(),
      filedBy: z.string(),
      isWithdrawn: z.boolean(),
    }),
  ),
})

export type FilingView = z.infer<typeof filingsShape>['filings'][number]
export type FilingKind = FilingView['kind']

export const FILING_NAMES: Readonly<Record<FilingKind, string>> = {
  offsite: '异地就医',
  referral: '市内转诊',
  chronic: '门诊慢特病',
  twoDisease: '两病用药',
  separateDrug: '单独支付药品',
  majorDisease: '重大疾病',
  maternity: '生育登记',
  assistanceTilt: '倾斜救助',
}

/** The subjects that are words of the platform; others are codes of a catalogue. */
export const FILING_SUBJECTS: Readonly<Record<string, string>> = {
  longTerm: '长期异地居住',
  referral: '转诊转院',
  emergency: '急诊抢救',
  up: '上转',
  down: '下转',
  department: '院内转科',
  hypertension: '高血压',
  diabetes: '糖尿病',
}

/** What is filed, as a person says it; a code that no catalogue names stands as it is. */
export function subjectWords({
  kind,
  subject,
  subjectName,
}: Pick<FilingView, 'kind' | 'subject' | 'subjectName'>): string {
  // Filed by the number of the husband whose insurance it is (JM-14.2.4).
  if (kind === 'maternity') return /^\d+$/.test(subject) ? `丈夫 ${subject}` : subject
  return FILING_SUBJECTS[subject] ?? (subjectName === null ? subject : `${subjectName} ${subject}`)
}

/** As it is stored: whether the day exists is asked where it is filed. */
const filedDay = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const span = { from: filedDay, to: filedDay.nullable().default(null) }

const institution = z.string().trim().min(2).max(30)

const offsite = z.strictObject({
  kind: z.literal('offsite'),
  subject: z.enum(['longTerm', 'referral', 'emergency']),
  /** Where the person goes: a province or prefecture by its code, and the institution where the platform knows it. */
  toPlace: z.string().trim().min(1).max(6),
  toProvider: institution.nullable().default(null),
  ...span,
})

/** What a counter files for a person: what the law and the settlement ask of it, and not what follows from that. */
export const newFilingShape = z.discriminatedUnion('kind', [
  offsite,
  z.strictObject({ kind: z.literal('chronic'), subject: z.string().regex(/^M\d{5}$/), ...span }),
  z.strictObject({ kind: z.literal('twoDisease'), subject: z.enum(['hypertension', 'diabetes']), ...span }),
  z.strictObject({ kind: z.literal('separateDrug'), subject: z.string().trim().min(4).max(40), ...span }),
  // Up or down follows from the levels of the two.
  z.strictObject({
    kind: z.literal('referral'),
    fromProvider: institution,
    toProvider: institution,
    ...span,
  }),
  z.strictObject({
    kind: z.literal('maternity'),
    /** Named by number and name, so that a slip of the pen names nobody. */
    husband: z.strictObject({ personNo: z.string().trim().min(4), name: z.string().trim().min(1) }),
    ...span,
  }),
  z.strictObject({ kind: z.literal('majorDisease'), subject: z.string().trim().min(2).max(40), ...span }),
  // The class follows from the certified categories.
  z.strictObject({ kind: z.literal('assistanceTilt'), ...span }),
])
export type NewFiling = z.infer<typeof newFilingShape>

/** One filing to be made, or one to be withdrawn. */
const asked = z.union([z.strictObject({ filing: newFilingShape }), z.strictObject({ withdraws: z.string() })])

/** POST /api/persons/:personId/filing-preview: what would change. */
export const filingAskedShape = asked

/** POST /api/persons/:personId/filing-requests: the same with its basis, for a second person to approve. */
export const filingRequestShape = z.object({ asked, basis: z.string().trim().min(2).max(200) })

/** What the filing changes for the person, each sentence with its clause where the law says it. */
export const filingPreviewShape = z.object({
  effects: z.array(z.object({ sentence: z.string(), clause: z.string().nullable() })),
})
export type FilingPreview = z.infer<typeof filingPreviewShape>

/** What is asked for a person in one sentence, by a clerk or by the person himself. */
const waitingFilingShape = requestShape.extend({
  personId: z.string(),
  name: z.string(),
  asked: z.string(),
})

/** GET /api/filing-requests: what waits for a second person, oldest first. */
export const filingRequestsShape = z.object({
  requests: z.array(waitingFilingShape),
})
export type FilingRequestView = z.infer<typeof filingRequestsShape>['requests'][number]

const coded = z.object({ code: z.string(), name: z.string() })

/** GET /api/filing-subjects: what may be filed here today. */
export const filingSubjectsShape = z.object({
  diseases: z.array(coded),
  drugs: z.array(coded),
  /** The hospitals of the city that have an agreement. */
  hospitals: z.array(coded.extend({ level: z.number() })),
  /** Provinces and prefectures outside the city; its own province's first. */
  places: z.array(coded),
  /** The hospitals outside the city that the platform knows. */
  hospitalsElsewhere: z.array(coded),
  /** The major diseases that the law lists. */
  majorDiseases: z.array(z.string()),
  /** The kinds for which the law of today has no rule: filed, they would change nothing. */
  lacking: z.array(z.enum(FILING_KINDS)),
})
export type FilingSubjects = z.infer<typeof filingSubjectsShape>

/** What a person may apply for without coming: of the others the papers are a hospital's or an office's. */
const applied = offsite.extend({ subject: z.literal('longTerm') })

/** POST /api/persons/:personId/filing-applications, by the person. */
export const filingApplicationShape = z.object({ filing: applied, said: saidShape })

/** POST /api/filing-applications/:personId/:requestId/decision: taken up with the papers seen, or not, with the reason. */
export const takeUpShape = decisionWith({ basis: saidShape })

/** GET /api/filing-applications: what waits for a clerk, oldest first. */
export const filingApplicationsShape = z.object({
  requests: z.array(waitingFilingShape),
})
export type FilingApplicationView = z.infer<typeof filingApplicationsShape>['requests'][number]

/** GET /api/persons/:personId/filing-requests: how far everything is that was asked for the person, the newest first. */
export const filingProgressShape = z.object({
  requests: z.array(
    z.object({
      requestId: z.string(),
      asked: z.string(),
      askedAt: instant,
      /** The person applied; otherwise a clerk asked. */
      isApplied: z.boolean(),
      /** Waits for a clerk · a clerk took it up and another has to approve · holds · does not. */
      state: z.enum(['applied', 'checking', 'approved', 'declined']),
      decidedAt: instant.nullable(),
      /** Why it was not taken up, or sent back. */
      reason: z.string().nullable(),
    }),
  ),
})
export type FilingProgress = z.infer<typeof filingProgressShape>['requests'][number]
