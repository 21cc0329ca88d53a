import type { Sql } from '@tongchou/database'
import { addDays, type CivilDate, compareDates, ok, type Result, refuse, type Uuid } from '@tongchou/kernel'
import { type RefusalOf, staffNames } from '@tongchou/staff'
import type { DraftAction } from '../contract.ts'
import { contentOf, type DraftContent } from '../draft/content.ts'
import type { DraftRecord } from '../draft/draft.ts'
import { mayHappen } from '../draft/next-steps.ts'
import { type DraftState, stateOf } from '../draft/state.ts'
import { type Actor, whoMay } from '../draft/who-may.ts'
import type { Needs } from '../needs.ts'
import type { Refusal } from '../refusal.ts'
import { readDraft } from '../store/drafts.ts'
import { lastVersion, type Version } from '../version.ts'

/** A draft on the desk: what it says, on which ground, and where it stands. */
export interface OpenedDraft {
  draft: DraftRecord
  drafterName: string
  base: Version
  last: Version
  content: DraftContent
  state: DraftState
  /** The first day that a version may have. */
  earliest: CivilDate
}

/** The earliest day in force of a new version: never a day that has begun, because a day has one law, nor one before the last version. */
export function earliestDay({ today, lawbook }: Pick<Needs, 'today' | 'lawbook'>): CivilDate {
  const tomorrow = addDays(today(), 1)
  const last = lastVersion(lawbook.versions()).inForceFrom
  return compareDates(last, tomorrow) > 0 ? last : tomorrow
}

/** Opens a draft; null where there is none. */
export async function openedDraft(
  needs: Pick<Needs, 'lawbook' | 'today'>,
  sql: Sql,
  draftId: Uuid,
): Promise<OpenedDraft | null> {
  const draft = await readDraft(sql, draftId)
  return draft === null ? null : onDesk(needs, sql, draft)
}

/** Lays a draft beside the version that it changes. */
export async function onDesk(
  needs: Pick<Needs, 'lawbook' | 'today'>,
  sql: Sql,
  draft: DraftRecord,
): Promise<OpenedDraft> {
  const versions = needs.lawbook.versions()
  const base = versions.find(({ version }) => version === draft.now.baseVersion)
  if (base === undefined) throw new Error(`broken invariant: draft ${draft.draftId} has no ground`)
  const last = lastVersion(versions)
  const content = contentOf(draft.region, base, draft.now)
  const nameAt = await staffNames(sql, [draft.draftedBy])
  const ground = { lastVersion: last.version, baseHash: base.hash, faults: content.faults.length }
  return {
    ...{ draft, base, last, content, state: stateOf(draft, ground), earliest: earliestDay(needs) },
    drafterName: nameAt(draft.draftedBy, draft.now.revisedAt),
  }
}

/**
 * Does one thing with a draft, alone: two persons at one draft wait for each other, and whoever had another revision before
 * their eyes is told who changed it.
 */
export function onDraft<T, Why extends Refusal>(
  needs: Needs,
  request: { draftId: Uuid; revision: number; actor: Actor },
  action: DraftAction,
  work: (sql: Sql, opened: OpenedDraft) => Promise<Result<T, Why>>,
): Promise<Result<T, Why | StepRefusal>> {
  return alone(needs, request.draftId, async (sql, opened) => {
    if (opened === null) return refuse({ code: 'unknown-draft' })
    const { draft, drafterName } = opened
    const who = whoMay(action, request.actor, { draftedBy: draft.draftedBy, drafterName })
    if (!who.ok) return refuse({ code: 'not-yours', reason: who.error })
    const may = mayDoNow(opened, action, request.revision)
    return may.ok ? work(sql, opened) : may
  })
}

/** Why a step is not taken, whichever it is. */
export type StepRefusal = RefusalOf<Refusal, 'unknown-draft' | 'not-yours' | 'conflict' | 'not-now'>

/** Does something with a draft while nobody else does. */
export async function alone<T>(
  needs: Needs,
  draftId: Uuid,
  work: (sql: Sql, opened: OpenedDraft | null) => Promise<T>,
): Promise<T> {
  await needs.lawbook.refresh()
  return needs.database.inTransaction('*', async (sql) => {
    await sql.query('select pg_advisory_xact_lock(hashtextextended($1, 7420802))', [draftId])
    return work(sql, await openedDraft(needs, sql, draftId))
  })
}

/** Whether the draft is as it was seen, where that counts, and in a state for it. @param revision null where no revision was looked at */
export function mayDoNow(
  { draft: { now }, drafterName, state, earliest }: OpenedDraft,
  action: DraftAction,
  revision: number | null,
): Result<null, RefusalOf<Refusal, 'conflict' | 'not-now'>> {
  if (revision !== null && now.revision !== revision)
    return refuse({
      code: 'conflict',
      revision: now.revision,
      changedBy: drafterName,
      changedAt: now.revisedAt,
    })
  const may = mayHappen(state, action, { inForceFrom: now.inForceFrom, earliest })
  return may.ok ? ok(null) : refuse({ code: 'not-now', reason: may.error })
}

/** The bundle and files of a draft whose state says that it has no faults. */
export function soundContent({ content }: OpenedDraft): DraftContent & { isSound: true } {
  if (!content.isSound) throw new Error('broken invariant: a draft with faults was let through')
  return content
}
