import type { Sql } from '@tongchou/database'
import { toWireId } from '@tongchou/kernel'
import { type NameAt, staffNames } from '@tongchou/staff'
import { DRAFT_ACTIONS, type DraftPage } from '../contract.ts'
import { mayHappen, needOf } from '../draft/next-steps.ts'
import { isOf } from '../draft/state.ts'
import { stepViews } from '../draft/step-views.ts'
import { unverifiedIn } from '../draft/unverified.ts'
import { warningsOf } from '../draft/warnings.ts'
import { type Actor, whoMay } from '../draft/who-may.ts'
import { clauseChanges, touchedBy } from '../law/clause-changes.ts'
import { otherChanges } from '../law/other-changes.ts'
import type { Needs } from '../needs.ts'
import { eventsOf } from '../store/drafts.ts'
import type { OpenedDraft } from '../use-cases/opened-draft.ts'
import { caseRunView } from './case-views.ts'
import { simulationView } from './simulation-view.ts'

/** A draft whole: what it changes, what that breaks, whom it costs, and what may be done next by the one who looks. */
export async function draftPage(
  needs: Needs,
  sql: Sql,
  opened: OpenedDraft,
  actor: Actor,
): Promise<DraftPage> {
  const { draft, base, content, state } = opened
  const events = await eventsOf(sql, draft.draftId)
  const nameAt = await staffNames(sql, [draft.draftedBy, ...events.map(({ by }) => by)])
  const { simulation } = draft
  const isCurrent = isOf(simulation, draft, { baseHash: base.hash })
  const report = isCurrent && simulation.end?.outcome === 'complete' ? simulation.end.report : null
  return {
    ...headOf(opened, actor, nameAt),
    base: { version: base.version, hash: base.hash, inForceFrom: base.inForceFrom },
    ...{ hash: content.hash, state: state.at, stateSentence: needOf(state) },
    steps: stepViews(draft, state, nameAt),
    actions: actionsOf(opened, actor),
    faults: [...content.faults],
    clauseChanges: changesOf(opened, report),
    folderDiffers: [...needs.lawbook.folderDiffers],
    otherChanges: content.isSound ? otherChanges(base.files, content.files) : [],
    caseRun: caseRunView(opened, nameAt),
    simulation: simulation === null ? null : simulationView(simulation, isCurrent, { ...needs, nameAt }),
    years: await needs.simulator.years(),
    warnings: report === null ? [] : warningsOf(report),
    unverified: unverifiedOf(opened),
    submission: submissionOf(opened, nameAt),
    published: publishedOf(needs, opened),
    events: events.map(({ at, by, what }) => ({ at: at.toISOString(), by: nameAt(by, at), what })),
  }
}

function headOf({ draft, base }: OpenedDraft, actor: Actor, nameAt: NameAt) {
  const { now } = draft
  return {
    ...{ draftId: toWireId(draft.draftId), title: now.title, region: draft.region },
    ...{ regionName: base.bundle.name, inForceFrom: now.inForceFrom, revision: now.revision },
    ...{ draftedBy: nameAt(draft.draftedBy, draft.draftedAt), draftedAt: draft.draftedAt.toISOString() },
    ...{ changedAt: now.revisedAt.toISOString(), isMine: draft.draftedBy === actor.login },
    ...{ enactedBy: now.enactedBy, isAdopted: now.adopted !== null },
  }
}

/** Every button with the reason beside it: the person first, then the state. */
export function actionsOf(opened: OpenedDraft, actor: Actor): DraftPage['actions'] {
  const { draft, drafterName, state, earliest } = opened
  return DRAFT_ACTIONS.map((action) => {
    const happens = mayHappen(state, action, { inForceFrom: draft.now.inForceFrom, earliest })
    const who = whoMay(action, actor, { draftedBy: draft.draftedBy, drafterName })
    const reason = happens.ok ? (who.ok ? null : who.error) : happens.error
    return { action, isAllowed: reason === null, reason }
  })
}

function changesOf({ base, content }: OpenedDraft, report: Report): DraftPage['clauseChanges'] {
  if (!content.isSound) return []
  return clauseChanges(base, content).map((change) => ({
    ...change,
    touched: touchedBy(change, report?.touched ?? []),
  }))
}

type Report = Parameters<typeof warningsOf>[0] | null

function unverifiedOf({ base, content }: OpenedDraft): DraftPage['unverified'] {
  if (!content.isSound) return []
  return unverifiedIn(base, content).map(({ id, value }) => ({
    ...{ id, file: value.file, key: value.key, clause: value.clause, origin: value.origin },
    label: value.title,
    gist: value.sentence.map((part) => ('text' in part ? part.text : part.value)).join(''),
  }))
}

function submissionOf({ draft }: OpenedDraft, nameAt: NameAt): DraftPage['submission'] {
  const { submission } = draft
  if (submission === null) return null
  const { decision } = submission
  return {
    ...{
      submittedBy: nameAt(draft.draftedBy, submission.submittedAt),
      submittedAt: submission.submittedAt.toISOString(),
    },
    isCurrent: submission.revision === draft.now.revision,
    note: submission.note === '' ? null : submission.note,
    confirmedUnverified: submission.confirmedUnverified,
    decision:
      decision === null
        ? null
        : {
            ...{ outcome: decision.outcome, by: nameAt(decision.decidedBy, decision.decidedAt) },
            ...{ at: decision.decidedAt.toISOString() },
            reason: decision.reason === '' ? null : decision.reason,
          },
  }
}

function publishedOf({ lawbook }: Needs, { draft }: OpenedDraft): DraftPage['published'] {
  const version = lawbook.versions().find((it) => it.version === draft.publishedVersion)
  return version === undefined
    ? null
    : { version: version.version, hash: version.hash, inForceFrom: version.inForceFrom }
}
