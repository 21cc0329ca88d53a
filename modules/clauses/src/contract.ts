import { day } from '@tongchou/kernel/shapes'
import { z } from 'zod'

/** What the software makes of a clause. */
export const STANDINGS = ['tested', 'implemented', 'notComputational'] as const
export type Standing = (typeof STANDINGS)[number]

export const STANDING_NAMES: Readonly<Record<Standing, string>> = {
  tested: '有测试',
  implemented: '已实现',
  notComputational: '不计算',
}

const standing = z.enum(STANDINGS)

/** A line of a document in the list and in a search. */
const clauseHeadShape = z.object({
  /** The rulebook's ID or ours; null for an article without one. */
  id: z.string().nullable(),
  label: z.string(),
  gist: z.string(),
  standing,
})

/** GET /api/clauses/:region: the clauses of a place, with the document of its law. */
export const clauseIndexShape = z.object({
  region: z.string(),
  name: z.string(),
  hash: z.string(),
  document: z.string(),
  title: z.string(),
  from: day,
  clauses: z.record(
    z.string(),
    z.object({
      id: z.string(),
      label: z.string(),
      gist: z.string(),
      document: z.string(),
      from: day,
      kind: z.enum(['clause', 'reading', 'unverified']),
      note: z.string().optional(),
    }),
  ),
})

/** GET /api/clauses: those behind every tag of the platform; of clauses that are not there, the place by the letters of their IDs. */
export const ownClausesShape = clauseIndexShape.extend({ elsewhere: z.record(z.string(), z.string()) })

/** GET /api/law/documents: every document with its lines, for the list and for searching. */
export const documentsShape = z.object({
  documents: z.array(
    z.object({
      id: z.string(),
      document: z.string(),
      title: z.string(),
      region: z.string().nullable(),
      /** The place as its bundle names it; null where the platform has none. */
      place: z.string().nullable(),
      /** First day in force; null for what is no law. */
      from: z.string().nullable(),
      counts: z.record(standing, z.number()),
      clauses: z.array(clauseHeadShape),
    }),
  ),
})
export type DocumentRow = z.infer<typeof documentsShape>['documents'][number]

/** A value in force on the day, as a sentence cut at its values. */
const valueShape = z.object({
  title: z.string(),
  sentence: z.array(
    z.union([z.object({ text: z.string() }), z.object({ value: z.string(), path: z.string() })]),
  ),
  from: day,
  to: day.nullable(),
  readings: z.array(z.object({ id: z.string(), label: z.string(), gist: z.string() })),
  isVerified: z.boolean(),
  origin: z.string().nullable(),
})
export type ValueRow = z.infer<typeof valueShape>

const caseShape = z.object({
  title: z.string(),
  /** 给定, in words. */
  given: z.array(z.string()),
  /** 应得: what, and how much. */
  expected: z.array(z.object({ label: z.string(), text: z.string() })),
  because: z.array(z.string()),
})
export type CaseRow = z.infer<typeof caseShape>

const clausePageShape = clauseHeadShape.extend({
  also: z.array(z.string()),
  implemented: z.array(z.string()),
  tested: z.array(z.string()),
  /** Why there is nothing to compute. */
  remark: z.string().nullable(),
  /** An operation around the rule that is not built yet. */
  pending: z.string().nullable(),
  /** A figure that the rule needs and no source gives. */
  missingFigure: z.string().nullable(),
  values: z.array(valueShape),
  cases: z.array(caseShape),
})
export type ClauseRow = z.infer<typeof clausePageShape>

/** The day whose values are shown; today where none is given. */
export const documentQueryShape = z.object({ on: day.optional() })

/** GET /api/law/documents/:id?on=2025-03-01. */
export const documentPageShape = z.object({
  id: z.string(),
  document: z.string(),
  title: z.string(),
  region: z.string().nullable(),
  from: z.string().nullable(),
  /** The day on which the values are those in force. */
  on: day,
  /** False for a draft: its values are in force on no day until it is promulgated. */
  isPromulgated: z.boolean(),
  /** Hash of the bundle that holds them; null where the document has none. */
  bundle: z.string().nullable(),
  counts: z.record(standing, z.number()),
  clauses: z.array(clausePageShape),
})
export type DocumentPage = z.infer<typeof documentPageShape>
