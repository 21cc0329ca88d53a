import { ok, type Result, refuse, type Uuid } from '@tongchou/kernel'
import { casesOn } from '../cases/law-case.ts'
import { nextCases } from '../cases/next-cases.ts'
import type { DraftRecord } from '../draft/draft.ts'
import { decisionOf } from '../draft/state.ts'
import type { Actor } from '../draft/who-may.ts'
import type { Needs } from '../needs.ts'
import { writeVersion } from '../store/versions.ts'
import type { Version } from '../version.ts'
import { onDraft, type StepRefusal, soundContent } from './opened-draft.ts'

/** Publishes an approved draft as the next version: immutable, and law from its day on without a restart. */
export const publishDraft =
  (needs: Needs) =>
  async (request: {
    draftId: Uuid
    revision: number
    actor: Actor
  }): Promise<Result<{ version: number }, StepRefusal>> => {
    const { lawbook } = needs
    const published = await onDraft(needs, request, 'publish', async (sql, opened) => {
      const { draft, base, state } = opened
      if (state.at !== 'approved') throw new Error('broken invariant: only an approved draft is published')
      const { files, hash } = soundContent(opened)
      if (hash !== draft.now.hash)
        throw new Error('broken invariant: an approved draft no longer says what was approved')
      const { submission } = state
      const version = (lawbook.versions().at(-1)?.version ?? 0) + 1
      const isFirst = await writeVersion(sql, draft.region, {
        ...{ version, kind: 'draft', title: draft.now.title, hash, files },
        ...{ inForceFrom: draft.now.inForceFrom, submissionId: submission.submissionId },
        ...{ draftedBy: draft.draftedBy, approvedBy: state.approvedBy },
        ...{ publishedBy: request.actor.login, publishedAt: needs.now() },
        ...{ note: submission.note, warnings: submission.warnings },
        ...{ confirmedUnverified: submission.confirmedUnverified, cases: casesOf(base, draft) },
      })
      return isFirst
        ? ok({ version })
        : refuse({ code: 'not-now' as const, reason: '刚有另一版发布，请先换底稿' })
    })
    if (published.ok) await lawbook.refresh()
    return published
  }

/** The cases of the base with those that a person rewrote by the new law. */
function casesOf(base: Version, draft: DraftRecord) {
  const signed = (draft.caseRun?.outcome.failing ?? []).flatMap((failure) => {
    const decision = decisionOf(draft, failure)
    return decision?.verdict === 'byNewLaw'
      ? [{ failure, signedBy: decision.decidedBy, signedOn: dayOf(decision.decidedAt) }]
      : []
  })
  return nextCases(casesOn(base, draft.now.adopted), signed, draft.now.inForceFrom)
}

const dayOf = (at: Date): string => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(at)
