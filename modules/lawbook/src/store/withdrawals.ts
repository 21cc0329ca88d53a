import type { Sql } from '@tongchou/database'
import type { Uuid } from '@tongchou/kernel'
import type { Decidable, Decision } from '@tongchou/staff'

/** Somebody asks that a version be taken back before its day. */
export type WithdrawalRequest = {
  requestId: Uuid
  version: number
  reason: string
  askedBy: string
  askedAt: Date
}

/** The requests of a place that wait for a second person. */
export const openWithdrawals = (sql: Sql, region: string): Promise<WithdrawalRequest[]> =>
  sql.query(
    `select r.request_id as "requestId", r.version, r.reason, r.asked_by as "askedBy", r.asked_at as "askedAt"
       from law_withdrawal_request r left join law_withdrawal_decision d using (request_id)
      where r.region = $1 and d.request_id is null order by r.asked_at desc`,
    [region],
  )

/** The one for a version. */
export async function openWithdrawal(
  sql: Sql,
  region: string,
  version: number,
): Promise<WithdrawalRequest | null> {
  return (await openWithdrawals(sql, region)).find((it) => it.version === version) ?? null
}

export async function writeWithdrawalRequest(
  sql: Sql,
  region: string,
  { requestId, version, reason, askedBy, askedAt }: WithdrawalRequest,
): Promise<void> {
  await sql.query('insert into law_withdrawal_request values ($1, $2, $3, $4, $5, $6)', [
    ...[requestId, region, version, reason, askedBy, askedAt],
  ])
}

/** A request for a version, whether it waits or was decided. */
export async function withdrawalAsked(
  sql: Sql,
  of: { region: string; version: number; requestId: Uuid },
): Promise<(Decidable & { reason: string }) | undefined> {
  const [asked] = await sql.query<Decidable & { reason: string }>(
    `select r.reason, r.asked_by, d.decided_by, d.outcome = 'agreed' as is_approved
       from law_withdrawal_request r left join law_withdrawal_decision d using (request_id)
      where r.region = $1 and r.version = $2 and r.request_id = $3`,
    [of.region, of.version, of.requestId],
  )
  return asked
}

/** Decides a request; whoever is alone with the version has seen that nobody has. */
export const writeWithdrawalDecision = (
  sql: Sql,
  { requestId, askedBy, decidedAt }: { requestId: Uuid; askedBy: string; decidedAt: Date },
  decision: Decision,
): Promise<unknown> =>
  sql.query(
    `insert into law_withdrawal_decision (request_id, outcome, asked_by, decided_by, decided_at, reason)
     values ($1, $2, $3, $4, $5, $6)`,
    [
      ...[requestId, decision.approve ? 'agreed' : 'declined', askedBy, decision.decidedBy, decidedAt],
      decision.approve ? null : decision.reason,
    ],
  )
