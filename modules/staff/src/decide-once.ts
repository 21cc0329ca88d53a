import type { Sql } from '@tongchou/database'
import { ok, type Result, refuse } from '@tongchou/kernel'

/** Approving, with what it takes besides, or sending back; by a login, in the districts of the scope. */
export type Decision<Approving = unknown> = (
  | ({ readonly approve: true } & Approving)
  | { readonly approve: false; readonly reason: string }
) & { readonly decidedBy: string; readonly scope: string }

/** Why somebody does not decide on what another asked for; the same for every kind. */
export type DecisionRefusal =
  /** There is none, or not in the districts of whoever decides: the two are not told apart. */
  { code: 'unknown-request' } | { code: 'same-person' } | { code: 'already-decided'; isApproved: boolean }

/** A request as far as the rule looks at it, by logins. */
export interface Decidable {
  readonly asked_by: string
  readonly decided_by: string | null
  readonly is_approved: boolean | null
}

/**
 * The rule of two persons (JM-31). The same decision by the same person again, as after a lost answer, is no refusal and has no effect.
 * @returns whether it waits, or was decided just so
 */
export function mayDecide(
  request: Decidable | undefined,
  { approve, decidedBy }: Pick<Decision, 'approve' | 'decidedBy'>,
): Result<'waits' | 'decided', DecisionRefusal> {
  if (request === undefined) return refuse({ code: 'unknown-request' })
  const { decided_by, is_approved } = request
  if (is_approved !== null)
    return decided_by === decidedBy && is_approved === approve
      ? ok('decided')
      : refuse({ code: 'already-decided', isApproved: is_approved })
  return request.asked_by === decidedBy ? refuse({ code: 'same-person' }) : ok('waits')
}

type Columns = Readonly<Record<string, unknown>>

/** What a decision does besides being written down. */
interface Deciding<Row, Done, Refusal> {
  /** Does what was asked; a refusal leaves the request as it is. */
  readonly approve: (asked: Row) => Promise<Result<Done, Refusal>>
  /** Further columns that a decision sets; given what `approve` did, null where the request was sent back. */
  readonly also?: (done: Done | null) => Columns
  /** What follows either way, once. */
  readonly after?: (asked: Row) => Promise<unknown>
}

/**
 * Decides on a request in the transaction that does what was asked, once.
 * @param table has `asked_by`, `decided_by`, `decided_at`, `is_approved` and `decision_reason`
 * @param same the columns that name the request
 * @returns what `approve` did; null where it was sent back, or had been decided so before
 */
export async function decideOnce<Row extends Decidable, Done, Refusal>(
  sql: Sql,
  { table, same, now }: { table: string; same: Columns; now: () => Date },
  decision: Decision,
  { approve, also, after }: Deciding<Row, Done, Refusal>,
): Promise<Result<Done | null, Refusal | DecisionRefusal>> {
  const [keys, values] = [Object.keys(same), Object.values(same)]
  const at = `where ${keys.map((key, index) => `${key} = $${index + 1}`).join(' and ')}`
  const [request] = await sql.query<Row>(`select * from ${table} ${at} for update`, values)
  const may = mayDecide(request, decision)
  if (!may.ok) return may
  if (request === undefined || may.value === 'decided') return ok(null)
  const done = decision.approve ? await approve(request) : ok(null)
  if (!done.ok) return done
  const set = {
    ...{ decided_by: decision.decidedBy, decided_at: now(), is_approved: decision.approve },
    decision_reason: decision.approve ? null : decision.reason,
    ...also?.(done.value),
  }
  const columns = Object.keys(set).map((column, index) => `${column} = $${keys.length + index + 1}`)
  await sql.query(`update ${table} set ${columns.join(', ')} ${at}`, [...values, ...Object.values(set)])
  await after?.(request)
  return done
}
