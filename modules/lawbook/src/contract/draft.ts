import { day, instant } from '@tongchou/kernel/shapes'
import { decisionWith } from '@tongchou/staff/contract'
import { z } from 'zod'
import { caseRunShape } from './cases.ts'
import { clauseChangeShape, faultShape, otherChangeShape } from './law.ts'
import { simulationViewShape } from './simulation.ts'

/** Where a draft stands. */
export const DRAFT_STATES = [
  'unchanged', // nothing differs from the version in force
  'malformed', // the text has faults; nothing else runs
  'outdated', // another version came into force underneath
  'drafted', // cases not run on this content
  'casesUndecided', // some failing cases wait for a person
  'casesRefused', // a person found that the draft is wrong
  'casesDecided', // no valid simulation of this content
  'simulating',
  'simulated',
  'submitted',
  'approved',
  'published',
  'abandoned',
] as const
export type DraftStateName = (typeof DRAFT_STATES)[number]

/** What can be done with a draft. */
export const DRAFT_ACTIONS = [
  'revise',
  'rebase',
  'runCases',
  'decideCase',
  'simulate',
  'stopSimulation',
  'submit',
  'recall',
  'approve',
  'return',
  'publish',
  'abandon',
] as const
export type DraftAction = (typeof DRAFT_ACTIONS)[number]

/** A button: whether this person may press it now, and the sentence beside it where not. */
export const actionViewShape = z.object({
  action: z.enum(DRAFT_ACTIONS),
  isAllowed: z.boolean(),
  reason: z.string().nullable(),
})

/** 起草 → 用例 → 测算 → 审批 → 发布. */
export const stepViewShape = z.object({
  step: z.enum(['draft', 'cases', 'simulation', 'approval', 'publication']),
  /** stale: done once, but the draft has changed since. */
  state: z.enum(['done', 'current', 'waiting', 'stale']),
  /** The line under it: 3 / 5 条已定, 示例·许文 10-20, 须由另一人. */
  note: z.string(),
})

/** An unverified figure that the draft carries; publishing asks for each. */
export const unverifiedShape = z.object({
  /** What to send back to confirm it. */
  id: z.string(),
  file: z.string(),
  key: z.string(),
  clause: z.string(),
  label: z.string(),
  gist: z.string(),
  origin: z.string().nullable(),
})

/** A warning that must be answered in writing before submitting. */
export const warningShape = z.object({
  code: z.enum(['reserve-below']),
  fund: z.string(),
  /** The whole sentence: 居民统筹累计结余可付 5.26 个月，低于 6 个月下限. */
  sentence: z.string(),
})

const versionRefShape = z.object({ version: z.number(), hash: z.string(), inForceFrom: day })

/** GET /api/lawbook/drafts/:draftId, and the answer of everything that changes a draft. */
export const draftPageShape = z.object({
  draftId: z.string(),
  title: z.string(),
  region: z.string(),
  regionName: z.string(),
  inForceFrom: day,
  revision: z.number(),
  draftedBy: z.string(),
  draftedAt: instant,
  changedAt: instant,
  isMine: z.boolean(),
  /** The document that enacts the new values; null: they are unverified. */
  enactedBy: z.object({ number: z.string(), title: z.string() }).nullable(),
  /** Whether the draft takes over the folder of the place, which says something else than the law in force. */
  isAdopted: z.boolean(),
  /** The files in which that folder says something else; nothing to take over where there is none. */
  folderDiffers: z.array(z.string()),
  /** What differs besides dated values: clauses, schemes, names. */
  otherChanges: z.array(otherChangeShape),
  /** The version that the draft changes. */
  base: versionRefShape,
  /** Content hash of the draft; null while it has faults. */
  hash: z.string().nullable(),
  state: z.enum(DRAFT_STATES),
  /** One sentence: what is next, or why not. */
  stateSentence: z.string(),
  steps: z.array(stepViewShape),
  actions: z.array(actionViewShape),
  faults: z.array(faultShape),
  clauseChanges: z.array(clauseChangeShape),
  caseRun: caseRunShape.nullable(),
  simulation: simulationViewShape.nullable(),
  /** Years of care that can be replayed, the newest first. */
  years: z.array(z.number()),
  warnings: z.array(warningShape),
  unverified: z.array(unverifiedShape),
  submission: z
    .object({
      submittedBy: z.string(),
      submittedAt: instant,
      isCurrent: z.boolean(),
      /** The answer to the warnings. */
      note: z.string().nullable(),
      confirmedUnverified: z.array(z.string()),
      decision: z
        .object({
          outcome: z.enum(['approved', 'returned', 'recalled']),
          by: z.string(),
          at: instant,
          reason: z.string().nullable(),
        })
        .nullable(),
    })
    .nullable(),
  /** The version that came of it. */
  published: versionRefShape.nullable(),
  /** Everything that happened, newest first. */
  events: z.array(z.object({ at: instant, by: z.string(), what: z.string() })),
})
export type DraftPage = z.infer<typeof draftPageShape>

/** POST /api/lawbook/drafts/:draftId/cases: runs all signed cases. Also recall, publish: only the revision. */
export const onRevisionShape = z.object({ revision: z.int().min(1) })

/** POST …/submission. The note answers the warnings and is required where there is one; unverified ids are confirmed one by one. */
export const submitShape = onRevisionShape.extend({
  note: z.string().trim().max(1000).default(''),
  confirmedUnverified: z.array(z.string()).default([]),
})

/** POST …/decision, by another person: approving the revision that was seen. */
export const decideDraftShape = decisionWith(onRevisionShape.shape)

/** POST …/abandonment. */
export const abandonShape = onRevisionShape.extend({
  reason: z.string().trim().min(1, '请写明原因').max(500),
})

/** Problem details with code `conflict`: who changed it and when; read the page again and choose. */
export const conflictShape = z.object({
  code: z.literal('conflict'),
  revision: z.number(),
  changedBy: z.string(),
  changedAt: instant,
})
