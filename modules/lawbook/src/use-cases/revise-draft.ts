import { ok, type Result, refuse, type Uuid } from '@tongchou/kernel'
import type { Edit } from '../contract.ts'
import { contentOf } from '../draft/content.ts'
import { revise } from '../draft/revise.ts'
import type { Actor } from '../draft/who-may.ts'
import type { Needs } from '../needs.ts'
import type { EditRefusal } from '../refusal.ts'
import { writeRevision } from '../store/drafts.ts'
import { onDraft, type StepRefusal } from './opened-draft.ts'

/** Appends a revision with some edits. A running simulation of the draft is stopped: it would be of a text that is no more. */
export const reviseDraft =
  (needs: Needs) =>
  (request: {
    draftId: Uuid
    revision: number
    edits: readonly Edit[]
    actor: Actor
  }): Promise<Result<{ revision: number }, EditRefusal | StepRefusal>> => {
    const isRebase = request.edits.some(({ kind }) => kind === 'rebase')
    return onDraft<{ revision: number }, EditRefusal | StepRefusal>(
      needs,
      request,
      isRebase ? 'rebase' : 'revise',
      async (sql, opened) => {
        const { draft, base, last, earliest } = opened
        const next = revise(draft.now, request.edits, {
          ...{ base, last, earliest, folder: needs.lawbook.folder },
        })
        if (!next.ok) return next
        const ground = next.value.baseVersion === last.version ? last : base
        const content = contentOf(draft.region, ground, next.value)
        const revision = draft.now.revision + 1
        const kept = { ...next.value, revision, hash: content.hash, revisedAt: needs.now() }
        if (!(await writeRevision(sql, draft, kept)))
          return refuse({
            ...{ code: 'conflict', revision, changedBy: opened.drafterName, changedAt: draft.now.revisedAt },
          })
        if (draft.simulation?.end === null && content.hash !== draft.now.hash)
          needs.running.stop(draft.simulation.runId, request.actor.login)
        return ok({ revision })
      },
    )
  }
