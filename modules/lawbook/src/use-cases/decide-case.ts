import { ok, type Result, refuse, type Uuid } from '@tongchou/kernel'
import type { RefusalOf } from '@tongchou/staff'
import type { Actor } from '../draft/who-may.ts'
import type { Needs } from '../needs.ts'
import type { Refusal } from '../refusal.ts'
import { writeCaseDecision } from '../store/case-runs.ts'
import { onDraft, type StepRefusal } from './opened-draft.ts'

/** A person says of a failing case: by the new law its expectation is another, or the draft is wrong. The name signs it. */
export const decideCase =
  (needs: Needs) =>
  (request: {
    draftId: Uuid
    revision: number
    caseId: string
    verdict: 'byNewLaw' | 'draftIsWrong'
    note: string
    actor: Actor
  }): Promise<Result<null, StepRefusal | RefusalOf<Refusal, 'unknown-case'>>> =>
    onDraft<null, RefusalOf<Refusal, 'unknown-case'>>(
      needs,
      request,
      'decideCase',
      async (sql, { draft }) => {
        const { caseId, verdict, note } = request
        const failure = draft.caseRun?.outcome.failing.find((it) => it.caseId === caseId)
        if (failure === undefined) return refuse({ code: 'unknown-case' })
        await writeCaseDecision(sql, draft.draftId, {
          ...{ caseId, failure: failure.digest, verdict, note },
          ...{ decidedBy: request.actor.login, decidedAt: needs.now() },
        })
        return ok(null)
      },
    )
