import { day, instant } from '@tongchou/kernel/shapes'
import { z } from 'zod'

/** What a case expects or got: amounts in fen, counts, words. */
export const caseValuesShape = z.record(z.string(), z.unknown())

/** A signed case that the draft does not meet, and what a person made of it. */
export const failingCaseShape = z.object({
  caseId: z.string(),
  title: z.string(),
  file: z.string(),
  because: z.array(z.string()),
  /** asDated: the past would change. onTheDay: the same case moved to the draft's day in force. */
  asked: z.enum(['asDated', 'onTheDay']),
  /** The last day of the case, as asked. */
  day: day,
  /** Only the names that differ; an error of the case as `error`. */
  differences: z.array(
    z.object({
      name: z.string(),
      label: z.string(),
      expected: z.unknown(),
      got: z.unknown(),
      isMoney: z.boolean(),
    }),
  ),
  decision: z
    .object({
      verdict: z.enum(['byNewLaw', 'draftIsWrong']),
      by: z.string(),
      at: instant,
      note: z.string().nullable(),
    })
    .nullable(),
})
export type FailingCase = z.infer<typeof failingCaseShape>

/** The last run of the signed cases. */
export const caseRunShape = z.object({
  /** False when the draft has changed since. */
  isCurrent: z.boolean(),
  ranAt: instant,
  ranBy: z.string(),
  total: z.number(),
  passed: z.number(),
  failed: z.number(),
  undecided: z.number(),
  /** Cases that could not be moved to the day, and why. */
  notMoved: z.array(z.object({ caseId: z.string(), title: z.string(), why: z.string() })),
  failing: z.array(failingCaseShape),
})
export type CaseRun = z.infer<typeof caseRunShape>

/** A settlement as one version computes it: amounts in fen, and its steps (traceStepShape of settlement). */
const calculationShape = z.object({ amounts: z.record(z.string(), z.number()), trace: z.array(z.unknown()) })

/** GET /api/lawbook/drafts/:draftId/cases/:caseId: one case whole, and how both versions come to their answers. */
export const casePageShape = failingCaseShape.extend({
  /** What the case is about, in words, one thing a sentence. */
  given: z.array(z.string()),
  clauses: z.array(z.object({ id: z.string(), label: z.string(), gist: z.string() })),
  /** Null where the case is no settlement, or a version refuses it. */
  calculations: z
    .object({ scheme: z.string(), before: calculationShape, after: calculationShape })
    .nullable(),
})
export type CasePage = z.infer<typeof casePageShape>

/** POST /api/lawbook/drafts/:draftId/cases/:caseId/decision. @returns the draft's page */
export const decideCaseShape = z.object({
  revision: z.int().min(1),
  verdict: z.enum(['byNewLaw', 'draftIsWrong']),
  note: z.string().trim().max(200).default(''),
})
