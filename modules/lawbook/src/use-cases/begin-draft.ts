import { ok, type Result, refuse, type Uuid } from '@tongchou/kernel'
import type { RefusalOf } from '@tongchou/staff'
import { dayOf } from '../draft/revise.ts'
import { type Actor, DRAFTERS } from '../draft/who-may.ts'
import type { Needs } from '../needs.ts'
import type { Refusal } from '../refusal.ts'
import { writeDraft } from '../store/drafts.ts'
import { lastVersion } from '../version.ts'
import { earliestDay } from './opened-draft.ts'

type BeginRefusal = RefusalOf<Refusal, 'not-yours' | 'no-such-day' | 'day-too-early'>

/** Begins a draft on the last version of the law; it says nothing new yet. */
export const beginDraft =
  (needs: Needs) =>
  async (request: {
    title: string
    inForceFrom: string
    actor: Actor
  }): Promise<Result<{ draftId: Uuid }, BeginRefusal>> => {
    const { actor, title } = request
    if (!actor.roles.some((it) => DRAFTERS.includes(it)))
      return refuse({ code: 'not-yours', reason: '起草由政策科办' })
    await needs.lawbook.refresh()
    const last = lastVersion(needs.lawbook.versions())
    const day = dayOf(request.inForceFrom, earliestDay(needs))
    if (!day.ok) return day
    const draftId = needs.newId()
    const { region } = needs.lawbook
    await needs.database.inTransaction('*', (sql) =>
      writeDraft(
        sql,
        { draftId, region, draftedBy: actor.login },
        {
          ...{ revision: 1, title, inForceFrom: day.value, baseVersion: last.version },
          ...{
            enactedBy: null,
            adopted: null,
            changes: [],
            edits: [`起草「${title}」`],
            hash: last.hash,
            revisedAt: needs.now(),
          },
        },
      ),
    )
    return ok({ draftId })
  }
