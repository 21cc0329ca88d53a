import { z } from 'zod'
import { historyKeyShape, lawValueShape } from './law.ts'

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, '日期要写成 2027-01-01')
const title = z.string().trim().min(1, '请写标题').max(60, '标题最多 60 字')

/** One stroke of the pen. The words of the vocabulary cannot be changed, only the values. */
export const editShape = z.discriminatedUnion('kind', [
  /** The value becomes this from a day on: the draft's day in force where `from` is left out. */
  historyKeyShape.extend({
    kind: z.literal('set'),
    path: z.string().min(1),
    value: lawValueShape,
    from: day.optional(),
  }),
  /** The change of one value, or of the whole history (no path), is taken back. */
  historyKeyShape.extend({
    kind: z.literal('undo'),
    path: z.string().min(1).optional(),
    from: day.optional(),
  }),
  z.object({ kind: z.literal('retitle'), title }),
  /** The document that enacts the new values; without one they are unverified. */
  z.object({
    kind: z.literal('enact'),
    document: z
      .object({ number: z.string().trim().min(1, '请写文号').max(60), title: z.string().trim().max(100) })
      .nullable(),
  }),
  /** The day in force moves; changes that were to begin on the old day move with it. */
  z.object({ kind: z.literal('move'), inForceFrom: day }),
  /** The place's folder, which a new release of the software brought, stands in the place of the base; or no longer. */
  z.object({ kind: z.literal('adopt'), isAdopted: z.boolean() }),
  /** The version that is in force on the day becomes the ground of the draft; its changes stay. */
  z.object({ kind: z.literal('rebase') }),
])
export type Edit = z.infer<typeof editShape>

/** POST /api/lawbook/drafts. @returns draftMadeShape */
export const newDraftShape = z.object({ title, inForceFrom: day })
export const draftMadeShape = z.object({ draftId: z.string() })

/** POST /api/lawbook/drafts/:draftId/revisions: appended as a whole or refused as a whole. @returns the draft's page */
export const reviseShape = z.object({
  /** The revision that the person had before their eyes; another one by now is a conflict. */
  revision: z.int().min(1),
  edits: z.array(editShape).min(1).max(100),
})
export type Revise = z.infer<typeof reviseShape>
