import { ok, type Result, type Uuid } from '@tongchou/kernel'
import type { Actor } from '../draft/who-may.ts'
import type { Needs } from '../needs.ts'
import { writeAbandonment } from '../store/drafts.ts'
import { onDraft, type StepRefusal } from './opened-draft.ts'

/** The drafter gives a draft up; it stays to be read. */
export const abandonDraft =
  (needs: Needs) =>
  (request: {
    draftId: Uuid
    revision: number
    reason: string
    actor: Actor
  }): Promise<Result<null, StepRefusal>> =>
    onDraft(needs, request, 'abandon', async (sql, { draft }) => {
      const { actor, reason } = request
      await writeAbandonment(sql, draft.draftId, { by: actor.login, at: needs.now(), reason })
      return ok(null)
    })
