import { ok, type Result, refuse, type Uuid } from '@tongchou/kernel'
import {
  type Decidable,
  type Decision,
  type DecisionRefusal,
  mayDecide,
  type RefusalOf,
} from '@tongchou/staff'
import { unverifiedIn } from '../draft/unverified.ts'
import { warningsOf } from '../draft/warnings.ts'
import type { Actor } from '../draft/who-may.ts'
import type { Needs } from '../needs.ts'
import type { Refusal } from '../refusal.ts'
import { writeDecision, writeSubmission } from '../store/submissions.ts'
import { alone, mayDoNow, type OpenedDraft, onDraft, type StepRefusal, soundContent } from './opened-draft.ts'

type UnansweredRefusal = RefusalOf<Refusal, 'note-missing' | 'unverified-unconfirmed'>

/** Asks another person to approve: every warning answered in writing, every unverified figure of the draft confirmed. */
export const submitDraft =
  (needs: Needs) =>
  (request: {
    draftId: Uuid
    revision: number
    note: string
    confirmedUnverified: readonly string[]
    actor: Actor
  }): Promise<Result<null, StepRefusal | UnansweredRefusal>> =>
    onDraft<null, UnansweredRefusal>(needs, request, 'submit', async (sql, opened) => {
      const { draft, state, base } = opened
      if (state.at !== 'simulated') throw new Error('broken invariant: only a simulated draft is submitted')
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
  (request: { draftId: Uuid; revision: number; actor: Actor }): Promise<Result<null, StepRefusal>> =>
    onDraft(needs, request, 'recall', async (sql, { draft, state }) => {
      if (state.at !== 'submitted') throw new Error('broken invariant: only a submitted draft is recalled')
      const decision = { outcome: 'recalled', decidedBy: draft.draftedBy, decidedAt: needs.now() } as const
      await writeDecision(sql, state.submission.submissionId, draft.draftedBy, { ...decision, reason: '' })
      return ok(null)
    })

/** Another person approves the revision that was seen, or sends the draft back with a reason. */
export const decideDraft =
  (needs: Needs) =>
  (
    decision: Decision<{ readonly revision: number }> & { draftId: Uuid },
  ): Promise<Result<null, RefusalOf<Refusal, 'conflict' | 'not-now'> | DecisionRefusal>> =>
    alone(needs, decision.draftId, async (sql, opened) => {
      const who = mayDecide(opened === null ? undefined : submittedIn(opened), decision)
      if (!who.ok) return who
      if (opened === null || who.value === 'decided') return ok(null)
      const { draft, state } = opened
      const may = decision.approve
        ? mayDoNow(opened, 'approve', decision.revision)
        : mayDoNow(opened, 'return', null)
      if (!may.ok) return may
      if (state.at !== 'submitted') throw new Error('broken invariant: only a submitted draft is decided on')
      await writeDecision(sql, state.submission.submissionId, draft.draftedBy, {
        ...{ outcome: decision.approve ? 'approved' : 'returned', decidedBy: decision.decidedBy },
        ...{ decidedAt: needs.now(), reason: decision.approve ? '' : decision.reason },
      })
      return ok(null)
    })

/** The draft's submission as the rule of two persons looks at it; one that was recalled, or is of another revision, waits for nobody. */
function submittedIn({ draft }: OpenedDraft): Decidable {
  const made = draft.submission?.revision === draft.now.revision ? draft.submission.decision : null
  const isMade = made !== null && made.outcome !== 'recalled'
  return {
    asked_by: draft.draftedBy,
    decided_by: isMade ? made.decidedBy : null,
    is_approved: isMade ? made.outcome === 'approved' : null,
  }
}
