import { instant } from '@tongchou/kernel/shapes'
import { decisionWith, waitingShape } from '@tongchou/staff/contract'
import { z } from 'zod'

/** What can be changed: the institutions, the keys by which they sign, the catalogue, the diseases. */
export const REGISTERS = ['providers', 'keys', 'catalogue', 'diseases'] as const
export type RegisterName = (typeof REGISTERS)[number]

export const REGISTER_NAMES: Readonly<Record<RegisterName, string>> = {
  providers: '定点机构',
  keys: '接口密钥',
  catalogue: '三大目录',
  diseases: '病种',
}

/** GET /api/registers/:register/file. */
export const registerFileQueryShape = z.object({ format: z.enum(['csv', 'xlsx']).default('xlsx') })

/** POST /api/registers/:register/preview?fileName= : a table as CSV (UTF-8 or GB 18030) or Excel (.xlsx) is the body. */
export const tableSentShape = z.object({ fileName: z.string().trim().min(1).max(200) })

/** POST /api/registers/:register/changes?fileName=&basis= : the same with its basis, for a second person to approve. */
export const changeAskedShape = tableSentShape.extend({ basis: z.string().trim().min(2).max(200) })

/** Something in a file that is wrong, under `faults` of a problem `faulty-file`. */
export const faultShape = z.object({
  /** The line on which the row begins; of a sheet, its row. Null where the whole file is meant. */
  line: z.number().nullable(),
  /** The column as the file names it. */
  field: z.string().nullable(),
  /** What is wrong and what to do. */
  sentence: z.string(),
})
export type Fault = z.infer<typeof faultShape>

/** What becomes different for one entry of a register, from a day on. */
const entryShape = z.object({
  line: z.number(),
  code: z.string(),
  name: z.string(),
  what: z.enum(['added', 'changed', 'ended']),
  /** The first day that is different; null where it always was so. */
  from: z.string().nullable(),
  /** The first day that is as before again; null where none is. */
  before: z.string().nullable(),
  sentence: z.string(),
  /** What has begun with it and goes on: visits and stays of the institution or charged with the item, filings of the disease. */
  open: z.number(),
  /** What that means for them, or what was approved for later days. */
  notes: z.array(z.string()),
})
export type ChangeEntry = z.infer<typeof entryShape>

/** What a table would change. Nothing is written. */
export const changePreviewShape = z.object({
  register: z.enum(REGISTERS),
  summary: z.string(),
  entries: z.array(entryShape),
  /** Rows that say what already holds. */
  unchanged: z.number(),
  /** Stands for exactly these entries: whoever approves sends it back. */
  seen: z.string(),
})
export type ChangePreview = z.infer<typeof changePreviewShape>

/** A change set as the lists show it. */
const changeShape = waitingShape.extend({
  changeId: z.string(),
  register: z.enum(REGISTERS),
  fileName: z.string(),
  summary: z.string(),
  decidedBy: z.string().nullable(),
  decidedAt: instant.nullable(),
  isApproved: z.boolean().nullable(),
  decisionReason: z.string().nullable(),
})
export type ChangeView = z.infer<typeof changeShape>

/** GET /api/register-changes: what waits, the oldest first; what was decided, the latest 50 first. */
export const changesShape = z.object({ waiting: z.array(changeShape), decided: z.array(changeShape) })

/** GET /api/register-changes/:changeId/rows: what a change set says, row by row, whether it waits or was decided. */
export const changeRowsShape = z.object({
  rows: z.array(
    z.object({
      line: z.number(),
      code: z.string(),
      name: z.string(),
      /** Null where it is always so. */
      from: z.string().nullable(),
      said: z.string(),
    }),
  ),
})

/** The answer to a change asked; the same rows asked again give the same id. */
export const changeIdShape = z.object({ changeId: z.string(), isNew: z.boolean() })

/** POST /api/register-changes/:changeId/decision; declining takes a reason, approving what was seen. */
export const changeDecisionShape = decisionWith({ seen: z.string() })

/** The secrets of the keys that were issued, shown this once. */
export const changeDecidedShape = z.object({
  isApproved: z.boolean(),
  secrets: z.array(z.object({ code: z.string(), secret: z.string() })),
})
export type ChangeDecided = z.infer<typeof changeDecidedShape>

/** GET /api/registers/:register/entries/:code/history: every row that was recorded, the newest day first. */
export const entryHistoryShape = z.object({
  versions: z.array(
    z.object({
      /** Null where it was always so. */
      from: z.string().nullable(),
      /** What it says, or what differs from the version before. */
      sentence: z.string(),
      /** Another row for the same day was recorded later. */
      isSuperseded: z.boolean(),
      recordedAt: instant,
      basis: z.string().nullable(),
      askedBy: z.string().nullable(),
      approvedBy: z.string().nullable(),
    }),
  ),
})
export type EntryVersion = z.infer<typeof entryHistoryShape>['versions'][number]
