import type { Sql } from '@tongchou/database'
import { ok, type Result, refuse, type Uuid } from '@tongchou/kernel'
import { type Actor, APPROVERS } from '../draft/who-may.ts'
import type { Needs } from '../needs.ts'
import type { Refusal } from '../refusal.ts'
import { writeVersion } from '../store/versions.ts'
import { openWithdrawal, writeWithdrawalDecision, writeWithdrawalRequest } from '../store/withdrawals.ts'
import { lastVersion, standingVersions, type Version } from '../version.ts'

/** Why a version cannot be taken back; null where it can: only before its day, and only the last one that counts. */
export function whyNotWithdrawn(
  version: Version,
  versions: readonly Version[],
  today: string,
): Refusal | null {
  if (
    version.kind === 'withdrawal' ||
    !standingVersions(versions).some((it) => it.version === version.version)
  )
    return { code: 'already-withdrawn' }
  if (version.inForceFrom <= today) return { code: 'day-has-come', inForceFrom: version.inForceFrom }
  const last = lastVersion(versions)
  return last.version === version.version ? null : { code: 'later-version-depends', version: last.version }
}

/** Asks that a version be taken back; nothing happens until another person agrees. Asked twice, the first request stands. */
export const askWithdrawal =
  (needs: Needs) =>
  (request: { version: number; reason: string; actor: Actor }): Promise<Result<null, Refusal>> =>
    onVersion(needs, request, async (sql) => {
      const { region } = needs.lawbook
      if ((await openWithdrawal(sql, region, request.version)) !== null) return ok(null)
      await writeWithdrawalRequest(sql, region, {
        ...{ requestId: needs.newId(), version: request.version, reason: request.reason },
        ...{ askedBy: request.actor.login, askedAt: needs.now() },
      })
      return ok(null)
    })

/** Another person agrees, and the law before it is published again from that day; or declines, and it stays. */
export const decideWithdrawal =
  (needs: Needs) =>
  async (request: {
    version: number
    requestId: Uuid
    approve: boolean
    actor: Actor
  }): Promise<Result<null, Refusal>> => {
    const decided = await onVersion(needs, request, async (sql, withdrawn, before) => {
      const { lawbook } = needs
      const open = await openWithdrawal(sql, lawbook.region, request.version)
      if (open?.requestId !== request.requestId) return refuse({ code: 'nothing-to-decide' })
      if (open.askedBy === request.actor.login)
        return refuse({ code: 'not-yours', reason: '申请撤回的人不能自己同意，须由另一人' })
      const decision = { isAgreed: request.approve, decidedBy: request.actor.login, decidedAt: needs.now() }
      if (!(await writeWithdrawalDecision(sql, open, decision))) return refuse({ code: 'nothing-to-decide' })
      if (!request.approve) return ok(null)
      const isFirst = await writeVersion(sql, lawbook.region, {
        ...{ version: (lawbook.versions().at(-1)?.version ?? 0) + 1, kind: 'withdrawal' },
        ...{
          title: `撤回「${withdrawn.title}」`,
          hash: before.hash,
          files: before.files,
          cases: before.cases,
        },
        ...{ inForceFrom: withdrawn.inForceFrom, withdraws: withdrawn.version, withdrawalId: open.requestId },
        ...{ draftedBy: open.askedBy, approvedBy: request.actor.login },
        ...{ publishedBy: request.actor.login, publishedAt: needs.now() },
        ...{ note: open.reason, warnings: [], confirmedUnverified: [] },
      })
      return isFirst ? ok(null) : refuse({ code: 'not-now', reason: '刚有另一版发布，请重新打开这一页' })
    })
    if (decided.ok) await needs.lawbook.refresh()
    return decided
  }

/** One thing with a version that may still be taken back, alone. */
async function onVersion(
  needs: Needs,
  request: { version: number; actor: Actor },
  work: (sql: Sql, version: Version, before: Version) => Promise<Result<null, Refusal>>,
): Promise<Result<null, Refusal>> {
  if (!request.actor.roles.some((it) => APPROVERS.includes(it)))
    return refuse({ code: 'not-yours', reason: '撤回由政策科和基金监管科办' })
  await needs.lawbook.refresh()
  return needs.database.inTransaction('*', async (sql) => {
    await sql.query('select pg_advisory_xact_lock(7420803)')
    const versions = needs.lawbook.versions()
    const version = versions.find((it) => it.version === request.version)
    if (version === undefined) return refuse({ code: 'unknown-version' })
    const why = whyNotWithdrawn(version, versions, needs.today())
    if (why !== null) return refuse(why)
    const before = standingVersions(versions).at(-2)
    return before === undefined ? refuse({ code: 'unknown-version' }) : work(sql, version, before)
  })
}
