import type { Sql } from '@tongchou/database'
import { ok, type Result, refuse, type Uuid } from '@tongchou/kernel'
import { type Decision, type DecisionRefusal, mayDecide, type RefusalOf } from '@tongchou/staff'
import type { Needs } from '../needs.ts'
import type { Refusal } from '../refusal.ts'
import { writeVersion } from '../store/versions.ts'
import {
  openWithdrawal,
  withdrawalAsked,
  writeWithdrawalDecision,
  writeWithdrawalRequest,
} from '../store/withdrawals.ts'
import { lastVersion, standingVersions, type Version } from '../version.ts'

/** Why a version is not taken back. */
export type WithdrawalRefusal = RefusalOf<
  Refusal,
  'unknown-version' | 'already-withdrawn' | 'day-has-come' | 'later-version-depends'
>

/** Why a version cannot be taken back; null where it can: only before its day, and only the last one that counts. */
export function whyNotWithdrawn(
  version: Version,
  versions: readonly Version[],
  today: string,
): WithdrawalRefusal | null {
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
  (request: {
    version: number
    reason: string
    /** A login. */
    askedBy: string
  }): Promise<Result<null, WithdrawalRefusal>> =>
    alone(needs, async (sql) => {
      const found = withdrawable(needs, request.version)
      if (!found.ok) return found
      const { region } = needs.lawbook
      if ((await openWithdrawal(sql, region, request.version)) !== null) return ok(null)
      await writeWithdrawalRequest(sql, region, {
        ...{ requestId: needs.newId(), version: request.version, reason: request.reason },
        ...{ askedBy: request.askedBy, askedAt: needs.now() },
      })
      return ok(null)
    })

/** Another person agrees, and the law before it is published again from that day; or declines, and it stays. */
export const decideWithdrawal =
  (needs: Needs) =>
  async (
    decision: Decision & { version: number; requestId: Uuid },
  ): Promise<Result<null, WithdrawalRefusal | RefusalOf<Refusal, 'not-now'> | DecisionRefusal>> => {
    const { requestId, decidedBy } = decision
    const decided = await alone(needs, async (sql): ReturnType<ReturnType<typeof decideWithdrawal>> => {
      const { lawbook } = needs
      const asked = await withdrawalAsked(sql, { ...decision, region: lawbook.region })
      const may = mayDecide(asked, decision)
      if (!may.ok) return may
      if (asked === undefined || may.value === 'decided') return ok(null)
      const found = withdrawable(needs, decision.version)
      if (!found.ok) return found
      const { withdrawn, before } = found.value
      const at = needs.now()
      const { asked_by: askedBy, reason } = asked
      await writeWithdrawalDecision(sql, { requestId, askedBy, decidedAt: at }, decision)
      if (!decision.approve) return ok(null)
      const { hash, files, cases } = before
      const isFirst = await writeVersion(sql, lawbook.region, {
        ...{ version: (lawbook.versions().at(-1)?.version ?? 0) + 1, kind: 'withdrawal' },
        ...{ title: `撤回「${withdrawn.title}」`, hash, files, cases },
        ...{ inForceFrom: withdrawn.inForceFrom, withdraws: withdrawn.version, withdrawalId: requestId },
        ...{ draftedBy: askedBy, approvedBy: decidedBy, publishedBy: decidedBy, publishedAt: at },
        ...{ note: reason, warnings: [], confirmedUnverified: [] },
      })
      if (!isFirst) throw new Outrun()
      return ok(null)
    }).catch((error: unknown) => {
      if (error instanceof Outrun)
        return refuse({ code: 'not-now' as const, reason: '刚有另一版发布，请重新打开这一页' })
      throw error
    })
    if (decided.ok) await needs.lawbook.refresh()
    return decided
  }

/** A draft was published meanwhile: nothing of the decision stays. */
class Outrun extends Error {}

/** A version that may still be taken back, and the one that then counts again. */
function withdrawable(
  needs: Needs,
  number: number,
): Result<{ withdrawn: Version; before: Version }, WithdrawalRefusal> {
  const versions = needs.lawbook.versions()
  const withdrawn = versions.find((it) => it.version === number)
  if (withdrawn === undefined) return refuse({ code: 'unknown-version' })
  const why = whyNotWithdrawn(withdrawn, versions, needs.today())
  if (why !== null) return refuse(why)
  const before = standingVersions(versions).at(-2)
  return before === undefined ? refuse({ code: 'unknown-version' }) : ok({ withdrawn, before })
}

/** One thing at a time with the versions. */
async function alone<T>(needs: Needs, work: (sql: Sql) => Promise<T>): Promise<T> {
  await needs.lawbook.refresh()
  return needs.database.inTransaction('*', async (sql) => {
    await sql.query('select pg_advisory_xact_lock(7420803)')
    return work(sql)
  })
}
