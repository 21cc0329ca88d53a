import { ok, type Result, refuse, type Uuid } from '@tongchou/kernel'
import { unverifiedIn } from '../draft/unverified.ts'
import { warningsOf } from '../draft/warnings.ts'
import type { Actor } from '../draft/who-may.ts'
import type { Needs } from '../needs.ts'
import type { Refusal } from '../refusal.ts'
import { writeDecision, writeSubmission } from '../store/submissions.ts'
import { onDraft, soundContent } from './opened-draft.ts'

/** Asks another person to approve: every warning answered in writing, every unverified figure of the draft confirmed. */
export const submitDraft =
  (needs: Needs) =>
  (request: {
    draftId: Uuid
    revision: number
    note: string
    confirmedUnverified: readonly string[]
    actor: Actor
  }): Promise<Result<null, Refusal>> =>
    onDraft(needs, request, 'submit', async (sql, opened) => {
      const { draft, state, base } = opened
      if (state.at !== 'simulated') return refuse({ code: 'nothing-to-decide' })
      const warnings = warningsOf(state.simulation.end.report).map(({ sentence }) => sentence)
      if (warnings.length > 0 && request.note === '') return refuse({ code: 'note-missing', warnings })
      const after = soundContent(opened)
      const ids = unverifiedIn(base, after).map(({ id }) => id)
      const missing = ids.filter((id) => !request.confirmedUnverified.includes(id))
      if (missing.length > 0) return refuse({ code: 'unverified-unconfirmed', missing })
      await writeSubmission(
        sql,
        {
          ...{ draftId: draft.draftId, draftedBy: draft.draftedBy, hash: after.hash },
          ...{ caseRunId: state.run.runId, simulationId: state.simulation.runId },
        },
        {
          ...{ submissionId: needs.newId(), revision: draft.now.revision, submittedAt: needs.now() },
          ...{ warnings, note: request.note, confirmedUnverified: ids },
        },
      )
      return ok(null)
    })

/** The drafter takes the request back. */
export const recallDraft =
  (needs: Needs) =>
  (request: { draftId: Uuid; revision: number; actor: Actor }): Promise<Result<null, Refusal>> =>
    onDraft(needs, request, 'recall', async (sql, { draft, state }) => {
      if (state.at !== 'submitted') return refuse({ code: 'nothing-to-decide' })
      const decision = { outcome: 'recalled', decidedBy: draft.draftedBy, decidedAt: needs.now() } as const
      const isFirst = await writeDecision(sql, state.submission.submissionId, draft.draftedBy, {
        ...decision,
        reason: '',
      })
      return isFirst ? ok(null) : refuse({ code: 'nothing-to-decide' })
    })

/** Another person approves, or returns the draft with a reason. */
export const decideDraft =
  (needs: Needs) =>
  (request: {
    draftId: Uuid
    revision: number
    outcome: 'approved' | 'returned'
    reason: string
    actor: Actor
  }): Promise<Result<null, Refusal>> => {
    const { outcome, reason, actor } = request
    return onDraft(needs, request, outcome === 'approved' ? 'approve' : 'return', async (sql, opened) => {
      const { draft, state } = opened
      if (state.at !== 'submitted') return refuse({ code: 'nothing-to-decide' })
      if (outcome === 'returned' && reason === '') return refuse({ code: 'reason-missing' })
      const decision = { outcome, decidedBy: actor.login, decidedAt: needs.now(), reason }
      const isFirst = await writeDecision(sql, state.submission.submissionId, draft.draftedBy, decision)
      return isFirst ? ok(null) : refuse({ code: 'nothing-to-decide' })
    })
  }
