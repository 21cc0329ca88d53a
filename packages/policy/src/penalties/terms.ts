import { z } from 'zod'
import { history, multiple, percent, yuan } from '../bundle/values.ts'

/** A bound of a band: yuan, or a share of last year's fund payment where the article measures by shares. */
const bound = z.union([yuan, percent])
const multiples = z.tuple([multiple, multiple])
const months = z.tuple([z.int().min(0), z.int().min(0)])

/** Facts that must be so, or must not; what is not named does not matter. */
const when = z
  .strictObject({
    first: z.boolean(),
    corrected: z.boolean(),
    refused: z.boolean(),
    intent: z.boolean(),
    accountOnly: z.boolean(),
    selfInspected: z.boolean(),
    individual: z.boolean(),
    grave: z.boolean(),
  })
  .partial()
  .default({})

export const TIERS = ['none', 'mitigated', 'lenient', 'general', 'severe'] as const
export const MEASURES = [
  'return',
  'discipline',
  'correct',
  'interview',
  'suspendDepartments',
  'terminateAgreement',
  'suspendNetworkSettlement',
] as const

const tier = z.strictObject({
  tier: z.enum(TIERS),
  when,
  /** Items of the article to which the tier belongs; all where it names none. */
  items: z.array(z.int()).optional(),
  /** (above, upTo]: here the document's 以上 excludes the number and 以下 includes it. */
  above: bound.optional(),
  upTo: bound.optional(),
  /** In place of its band it also takes what was paid from the personal account alone. */
  orAccountOnly: z.boolean().default(false),
  /** The fine as multiples of the amount, or as fixed amounts. */
  times: multiples.optional(),
  fine: z.tuple([yuan, yuan]).optional(),
  suspension: months.default([0, 0]),
  measures: z.array(z.enum(MEASURES)).default([]),
})
export type TierTerms = z.infer<typeof tier>

const article = history({
  measuredBy: z.enum(['amount', 'shareOfFundPay', 'nothing']),
  tiers: z.array(tier).min(1),
  /** What the regulation itself allows where no tier of the document fits. */
  regulation: z.strictObject({ times: multiples.optional(), suspension: months.default([0, 0]) }),
  measures: z.array(z.enum(MEASURES)),
  /** 责令退回 only where something was lost. */
  returnWhereLost: z.boolean().default(false),
  /** Refusing to correct adds this to whatever tier. */
  onRefusal: z.strictObject({ suspension: months, measures: z.array(z.enum(MEASURES)) }).optional(),
  /** What the regulation also allows after grave consequences: shown beside the range, the officer decides. */
  onGraveConsequences: z.strictObject({ suspension: months }).optional(),
  /** With intent to defraud another article governs, or is pointed to. */
  intent: z.strictObject({ note: z.enum(['article-40', 'article-41.2']), governs: z.boolean() }).optional(),
  needsItem: z.boolean().default(false),
  /** A figure of the text that must be a slip: both are shown where they part. */
  doubtfulBetween: z.strictObject({ above: yuan, upTo: yuan, note: z.literal('threshold-600') }).optional(),
})

/** `penalty.yaml`: the discretion standard, article by article of the regulation (国务院令第735号). */
export const penaltySchema = z.strictObject({
  /** Severe and mild facts together: both tiers are shown, the officer decides (JX-7). */
  severeAndMild: history({ shown: z.literal('both') }).optional(),
  /** What counts as corrected, as refused, and what makes a case severe (JX-8). */
  correction: history({
    returnedBeforeOrder: z.literal('corrected'),
    notReturnedAfterOrder: z.literal('refused'),
    defiedAndNotCorrected: z.literal('severe'),
  }).optional(),
  articles: z.partialRecord(z.enum(['37', '38', '39', '40', '41.1', '41.2']), article),
})
export type PenaltyTerms = z.infer<typeof penaltySchema>
export type ArticleTerms = z.infer<typeof article>[number]
export const ARTICLES = ['37', '38', '39', '40', '41.1', '41.2'] as const
