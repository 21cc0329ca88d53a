import type { Sql } from '@tongchou/database'
import { toWireId } from '@tongchou/kernel'
import { staffNames } from '@tongchou/staff'
import type { Lawbook as LawbookPage, VersionRow } from '../contract.ts'
import { needOf } from '../draft/next-steps.ts'
import { type Actor, APPROVERS, DRAFTERS } from '../draft/who-may.ts'
import type { Needs } from '../needs.ts'
import { openDrafts } from '../store/drafts.ts'
import { versionSigners } from '../store/versions.ts'
import { openWithdrawals } from '../store/withdrawals.ts'
import { earliestDay, type OpenedDraft, onDesk } from '../use-cases/opened-draft.ts'
import { standingOf, type Version } from '../version.ts'

/** The desk without a draft: the versions by day in force, and the drafts that are going on. */
export async function lawbookPage(needs: Needs, sql: Sql, actor: Actor): Promise<LawbookPage> {
  const { lawbook } = needs
  const versions = lawbook.versions()
  const signers = await versionSigners(sql, lawbook.region)
  const drafts = await openDrafts(sql, lawbook.region)
  const opened = await Promise.all(drafts.map((draft) => onDesk(needs, sql, draft)))
  return {
    ...{ region: lawbook.region, name: lawbook.name, today: needs.today() },
    earliestDay: earliestDay(needs),
    mayDraft: actor.roles.some((it) => DRAFTERS.includes(it)),
    versions: versions
      .map((version) => versionRow(version, versions, needs.today(), signers))
      .sort((a, b) =>
        a.inForceFrom === b.inForceFrom ? b.version - a.version : a.inForceFrom < b.inForceFrom ? 1 : -1,
      ),
    drafts: opened.map(({ draft, state, drafterName }) => ({
      ...{ draftId: toWireId(draft.draftId), title: draft.now.title, inForceFrom: draft.now.inForceFrom },
      ...{ state: state.at, stateSentence: needOf(state), draftedBy: drafterName },
      ...{ changedAt: draft.now.revisedAt.toISOString(), isMine: draft.draftedBy === actor.login },
    })),
    waiting: await waitingAtDesk(sql, needs, opened, actor),
    years: await needs.simulator.years(),
    folderDifference:
      lawbook.folderDiffers.length === 0
        ? null
        : {
            files: [...lawbook.folderDiffers],
            sentence: `政策文件夹与已发布的版本不同：${lawbook.folderDiffers.join('、')}。仍按已发布的执行；要采用，请起草新版本，选「采用政策文件夹」。`,
          },
  }
}

/** Drafts that were submitted and versions that are asked to be taken back. */
async function waitingAtDesk(
  sql: Sql,
  { lawbook }: Needs,
  opened: readonly OpenedDraft[],
  actor: Actor,
): Promise<LawbookPage['waiting']> {
  const withdrawals = await openWithdrawals(sql, lawbook.region)
  const nameAt = await staffNames(
    sql,
    withdrawals.map(({ askedBy }) => askedBy),
  )
  const mayDecide = (asker: string) =>
    asker !== actor.login && actor.roles.some((it) => APPROVERS.includes(it))
  const drafts = opened.flatMap(({ draft, state, drafterName }) =>
    state.at !== 'submitted'
      ? []
      : [
          {
            ...{ kind: 'draft' as const, title: draft.now.title, draftId: toWireId(draft.draftId) },
            ...{ reason: `自 ${draft.now.inForceFrom} 起执行`, askedBy: drafterName },
            ...{ askedAt: state.submission.submittedAt, mayDecide: mayDecide(draft.draftedBy) },
          },
        ],
  )
  const versions = withdrawals.map(({ version, reason, askedBy, askedAt }) => ({
    ...{ kind: 'withdrawal' as const, version, reason, askedBy: nameAt(askedBy, askedAt), askedAt },
    title: lawbook.versions().find((it) => it.version === version)?.title ?? '',
    mayDecide: mayDecide(askedBy),
  }))
  return [...drafts, ...versions]
    .toSorted((a, b) => a.askedAt.getTime() - b.askedAt.getTime())
    .map((it) => ({ ...it, askedAt: it.askedAt.toISOString() }))
}

export function versionRow(
  version: Version,
  versions: readonly Version[],
  today: string,
  signers: Awaited<ReturnType<typeof versionSigners>>,
): VersionRow {
  const { hash, inForceFrom, kind, title } = version
  return {
    ...{ version: version.version, title, hash, inForceFrom, kind },
    standing: standingOf(version, versions, today),
    ...(signers.get(version.version) ?? { draftedBy: version.draftedBy, approvedBy: version.approvedBy }),
    publishedAt: version.publishedAt.toISOString(),
  }
}
