import type { Sql } from '@tongchou/database'
import type { Uuid } from '@tongchou/kernel'

/** Somebody asks that a version be taken back before its day. */
export interface WithdrawalRequest {
  requestId: Uuid
  version: number
  reason: string
  askedBy: string
  askedAt: Date
}

/** The request for a version that waits for a second person. */
export async function openWithdrawal(
  sql: Sql,
  region: string,
  version: number,
): Promise<WithdrawalRequest | null> {
  const [row] = await sql.query<{ request_id: Uuid; reason: string; asked_by: string; asked_at: Date }>(
    `select request_id, reason, r.asked_by, asked_at
       from law_withdrawal_request r left join law_withdrawal_decision d using (request_id)
      where region = $1 and version = $2 and d.request_id is null order by asked_at desc limit 1`,
    [region, version],
  )
  return row === undefined
    ? null
    : {
        ...{ requestId: row.request_id, version, reason: row.reason },
        ...{ askedBy: row.asked_by, askedAt: row.asked_at },
      }
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

/** Decides a request once. @returns false where somebody decided in between */
export async function writeWithdrawalDecision(
  sql: Sql,
  request: WithdrawalRequest,
  { isAgreed, decidedBy, decidedAt }: { isAgreed: boolean; decidedBy: string; decidedAt: Date },
): Promise<boolean> {
  const written = await sql.query(
    `insert into law_withdrawal_decision (request_id, outcome, asked_by, decided_by, decided_at)
     values ($1, $2, $3, $4, $5) on conflict (request_id) do nothing returning request_id`,
    [request.requestId, isAgreed ? 'agreed' : 'declined', request.askedBy, decidedBy, decidedAt],
  )
  return written.length > 0
}
