import { day, instant } from '@tongchou/kernel/shapes'
import { requestShape, waitingShape } from '@tongchou/staff/contract'
import { z } from 'zod'
import { DRAFT_STATES } from './draft.ts'
import { clauseChangeShape } from './law.ts'

/** A published version in the list. */
export const versionRowShape = z.object({
  /** Counted per place from 1. */
  version: z.number(),
  title: z.string(),
  hash: z.string(),
  inForceFrom: day,
  kind: z.enum(['initial', 'draft', 'withdrawal']),
  /** published: its day has not come. past: another version has taken over. withdrawn: taken back before its day. */
  standing: z.enum(['inForce', 'published', 'past', 'withdrawn']),
  draftedBy: z.string(),
  approvedBy: z.string(),
  publishedAt: instant,
})
export type VersionRow = z.infer<typeof versionRowShape>

export const draftRowShape = z.object({
  draftId: z.string(),
  title: z.string(),
  inForceFrom: day,
  state: z.enum(DRAFT_STATES),
  stateSentence: z.string(),
  draftedBy: z.string(),
  changedAt: instant,
  isMine: z.boolean(),
})
export type DraftRow = z.infer<typeof draftRowShape>

/** GET /api/lawbook: versions by day in force, newest first, and the drafts that are not published or abandoned. */
export const lawbookShape = z.object({
  region: z.string(),
  name: z.string(),
  today: day,
  /** The first day on which a new version may come into force. */
  earliestDay: day,
  /** Whether this person may begin a draft, and why not. */
  mayDraft: z.boolean(),
  versions: z.array(versionRowShape),
  drafts: z.array(draftRowShape),
  /** What waits for a second person, the oldest first. */
  waiting: z.array(
    z.discriminatedUnion('kind', [
      waitingShape.extend({ kind: z.literal('draft'), title: z.string(), draftId: z.string() }),
      waitingShape.extend({ kind: z.literal('withdrawal'), title: z.string(), version: z.number() }),
    ]),
  ),
  /** Years of care that can be replayed under a draft, the newest first. */
  years: z.array(z.number()),
  /** Set where the folder of the place says something else than version 1 (docs/decisions/lawbook.md). */
  folderDifference: z.object({ files: z.array(z.string()), sentence: z.string() }).nullable(),
})
export type Lawbook = z.infer<typeof lawbookShape>

/** GET /api/lawbook/versions/:version. */
export const versionPageShape = versionRowShape.extend({
  region: z.string(),
  name: z.string(),
  /** The version that it changed; null for the first. */
  previous: z.number().nullable(),
  clauseChanges: z.array(clauseChangeShape),
  note: z.string().nullable(),
  warnings: z.array(z.string()),
  confirmedUnverified: z.array(z.string()),
  cases: z.object({
    total: z.number(),
    /** Those that this version rewrote, with who signed. */
    rewritten: z.array(z.object({ title: z.string(), signedBy: z.string(), signedOn: day })),
  }),
  draftId: z.string().nullable(),
  withdraws: z.number().nullable(),
  withdrawnBy: z.number().nullable(),
  files: z.array(z.object({ name: z.string(), text: z.string() })),
  withdrawal: z.object({
    isAllowed: z.boolean(),
    reason: z.string().nullable(),
    /** Asked for by one person, waiting for another. */
    request: requestShape.extend({ whyNot: z.string().nullable() }).nullable(),
  }),
})
export type VersionPage = z.infer<typeof versionPageShape>

const versionNumber = z.coerce.number().int()
export const differenceQueryShape = z.object({ from: versionNumber, to: versionNumber })

/** GET /api/lawbook/difference?from=1&to=2. */
export const differenceShape = z.object({
  from: versionRowShape,
  to: versionRowShape,
  clauseChanges: z.array(clauseChangeShape),
})
export type Difference = z.infer<typeof differenceShape>

/** POST /api/lawbook/versions/:version/withdrawal: asks. @returns the version's page */
export const askWithdrawalShape = z.object({ reason: z.string().trim().min(1, '请写明原因').max(500) })

/** POST /api/lawbook/populations/:year, a year of care as NDJSON (docs/tasks/simulate.md): kept as a whole or refused with its lines. */
export const keptYearShape = z.object({ year: z.number(), persons: z.number() })
