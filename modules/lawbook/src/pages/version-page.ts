import type { Sql } from '@tongchou/database'
import { toWireId } from '@tongchou/kernel'
import { staffNames } from '@tongchou/staff'
import type { Difference, VersionPage } from '../contract.ts'
import { type Actor, APPROVERS } from '../draft/who-may.ts'
import { clauseChanges } from '../law/clause-changes.ts'
import type { Needs } from '../needs.ts'
import { sentenceOf } from '../refusal-status.ts'
import { draftOfSubmission } from '../store/submissions.ts'
import { versionSigners } from '../store/versions.ts'
import { openWithdrawal, type WithdrawalRequest } from '../store/withdrawals.ts'
import { whyNotWithdrawn } from '../use-cases/withdraw-version.ts'
import { standingVersions, type Version } from '../version.ts'
import { versionRow } from './lawbook-page.ts'

/** A published version whole: what it changed, its note, its cases, its text, and whether it can still be taken back. */
export async function versionPage(
  needs: Needs,
  sql: Sql,
  version: Version,
  actor: Actor,
): Promise<VersionPage> {
  const { lawbook } = needs
  const versions = lawbook.versions()
  const previous = versions.find((it) => it.version === previousOf(version, versions)) ?? null
  const signers = await versionSigners(sql, lawbook.region)
  const nameAt = await staffNames(
    sql,
    version.cases.map(({ signedBy }) => signedBy),
  )
  const request = await openWithdrawal(sql, lawbook.region, version.version)
  const draftId = version.kind === 'draft' ? await draftOfSubmission(sql, version.submissionId) : null
  return {
    ...versionRow(version, versions, needs.today(), signers),
    ...{ region: lawbook.region, name: lawbook.name, previous: previous?.version ?? null },
    clauseChanges: previous === null ? [] : clauseChanges(previous, version),
    note: version.note === '' ? null : version.note,
    ...{ warnings: version.warnings, confirmedUnverified: version.confirmedUnverified },
    cases: {
      total: version.cases.length,
      rewritten: version.cases
        .filter(({ from }) => from !== null && from === version.inForceFrom)
        .map(({ title, signedBy, signedOn }) => ({
          title,
          signedBy: nameAt(signedBy, dayBegins(signedOn)),
          signedOn,
        })),
    },
    draftId: draftId === null ? null : toWireId(draftId),
    withdraws: version.kind === 'withdrawal' ? version.withdraws : null,
    withdrawnBy:
      versions.find((it) => it.kind === 'withdrawal' && it.withdraws === version.version)?.version ?? null,
    files: Object.entries(version.files)
      .map(([name, text]) => ({ name, text }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
    withdrawal: await withdrawalOf(needs, sql, version, request, actor),
  }
}

/** A case keeps the day on which it was signed: its first instant in China. */
const dayBegins = (day: string): Date => new Date(`${day}T00:00:00+08:00`)

/** The version whose law a version took the place of. */
function previousOf(version: Version, versions: readonly Version[]): number | null {
  if (version.kind === 'withdrawal') return version.withdraws
  const earlier = versions.filter((it) => it.version < version.version)
  return standingVersions(earlier).at(-1)?.version ?? null
}

async function withdrawalOf(
  needs: Needs,
  sql: Sql,
  version: Version,
  request: WithdrawalRequest | null,
  actor: Actor,
): Promise<VersionPage['withdrawal']> {
  const why = whyNotWithdrawn(version, needs.lawbook.versions(), needs.today())
  const isRole = actor.roles.some((it) => APPROVERS.includes(it))
  const reason = why === null ? (isRole ? null : '撤回由政策科和基金监管科办') : sentenceOf(why)
  if (request === null) return { isAllowed: reason === null, reason, request: null }
  const nameAt = await staffNames(sql, [request.askedBy])
  const whyNot = reason ?? (request.askedBy === actor.login ? '申请撤回的人不能自己同意，须由另一人' : null)
  return {
    isAllowed: false,
    reason: reason ?? '已申请撤回，等另一人同意',
    request: {
      requestId: toWireId(request.requestId),
      ...{ askedBy: nameAt(request.askedBy, request.askedAt), reason: request.reason },
      ...{ askedAt: request.askedAt.toISOString(), mayDecide: whyNot === null, whyNot },
    },
  }
}

/** Two versions beside each other, in words of the law. */
export async function differencePage(
  needs: Needs,
  sql: Sql,
  from: Version,
  to: Version,
): Promise<Difference> {
  const versions = needs.lawbook.versions()
  const signers = await versionSigners(sql, needs.lawbook.region)
  const row = (version: Version) => versionRow(version, versions, needs.today(), signers)
  return { from: row(from), to: row(to), clauseChanges: clauseChanges(from, to) }
}
