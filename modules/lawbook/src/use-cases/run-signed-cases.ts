import { ok, type Result, type Uuid } from '@tongchou/kernel'
import { casesOn } from '../cases/law-case.ts'
import { runCases } from '../cases/run-cases.ts'
import type { Actor } from '../draft/who-may.ts'
import type { Needs } from '../needs.ts'
import { writeCaseRun } from '../store/case-runs.ts'
import { type OpenedDraft, onDraft, type StepRefusal, soundContent } from './opened-draft.ts'

/** Runs every signed case of the version in force against the draft and keeps what came out. */
export const runSignedCases =
  (needs: Needs) =>
  (request: { draftId: Uuid; revision: number; actor: Actor }): Promise<Result<null, StepRefusal>> =>
    onDraft(needs, request, 'runCases', async (sql, opened) => {
      const { bundle, hash } = soundContent(opened)
      const { base, draft } = opened
      const outcome = runCases(casesOn(base, draft.now.adopted), {
        before: base.bundle,
        after: bundle,
        onTheDay: lastNewDay(opened),
      })
      await writeCaseRun(sql, draft.draftId, {
        ...{ runId: needs.newId(), revision: draft.now.revision, hash, outcome },
        ...{ ranBy: request.actor.login, ranAt: needs.now() },
      })
      return ok(null)
    })

/** The first day on which every new value is in force. */
export function lastNewDay({ draft: { now } }: Pick<OpenedDraft, 'draft'>) {
  return now.changes.reduce((last, { from }) => (from !== null && from > last ? from : last), now.inForceFrom)
}
