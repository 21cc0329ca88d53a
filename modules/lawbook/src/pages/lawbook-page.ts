import type { Sql } from '@tongchou/database'
import { toWireId } from '@tongchou/kernel'
import type { Lawbook as LawbookPage, VersionRow } from '../contract.ts'
import { needOf } from '../draft/next-steps.ts'
import { type Actor, DRAFTERS } from '../draft/who-may.ts'
import type { Needs } from '../needs.ts'
import { openDrafts } from '../store/drafts.ts'
import { versionSigners } from '../store/versions.ts'
import { earliestDay, onDesk } from '../use-cases/opened-draft.ts'
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
