import { askOnce, type Sql } from '@tongchou/database'
import { ok, type Result, refuse, type Uuid } from '@tongchou/kernel'
import { type Decidable, type Decision, type DecisionRefusal, decideOnce } from '@tongchou/staff'
import { type NewFiling, newFilingShape } from '../contract.ts'
import type { CheckRefusal, FilingRefusal } from '../refusal.ts'
import { askFor, checkAsked, type FilingNeeds, forPerson, isVisible } from './ask-filing.ts'

interface Application {
  readonly personId: Uuid
  readonly filing: NewFiling
  /** What the person says: where and why. */
  readonly said: string
  /** The person's login. */
  readonly askedBy: string
}

/** The person applies: it waits for a clerk, and what he makes of it for another. One waits at a time; the same again is the same. */
export const applyForFiling =
  (needs: FilingNeeds) =>
  ({ personId, filing, said, askedBy }: Application): Promise<Result<{ requestId: Uuid }, FilingRefusal>> =>
    forPerson<{ requestId: Uuid }, FilingRefusal>(needs, { personId, scope: '*' }, async (sql) => {
      const waiting = await waitingFor(sql, personId, filing)
      if (waiting?.isSame) return ok({ requestId: waiting.requestId })
      if (waiting !== null) return refuse({ code: 'application-waits' })
      const checked = await checkAsked(sql, needs, personId, { filing })
      if (!checked.ok) return checked
      const requestId = await askOnce(sql, 'filing_application', {
        same: { person_id: personId, filing: JSON.stringify(filing) },
        said: { request_id: needs.newId(), said, asked_by: askedBy, asked_at: needs.now() },
      })
      return ok({ requestId })
    })

/** What of the person's waits for a clerk, or as a request for another. */
async function waitingFor(
  sql: Sql,
  personId: Uuid,
  filing: NewFiling,
): Promise<{ requestId: Uuid; isSame: boolean } | null> {
  const [waiting] = await sql.query<{ requestId: Uuid; isSame: boolean }>(
    `select a.request_id as "requestId", a.filing = $2::jsonb as "isSame" from filing_application a
       left join filing_request q on q.person_id = a.person_id and q.request_id = a.taken_as
      where a.person_id = $1 and (a.decided_by is null or a.is_approved and q.decided_by is null) limit 1`,
    [personId, JSON.stringify(filing)],
  )
  return waiting ?? null
}

/** A clerk who has seen the papers asks for what the person applied for; or does not, and says why. Another clerk decides on what he asks. */
export const takeUpApplication =
  (needs: FilingNeeds) =>
  async (
    decision: Decision<{ basis: string }> & { personId: Uuid; requestId: Uuid },
  ): Promise<Result<{ isApproved: boolean }, CheckRefusal | DecisionRefusal>> => {
    const { personId, requestId } = decision
    if (!(await isVisible(needs, personId, decision.scope))) return refuse({ code: 'unknown-request' })
    return needs.database.inTransaction('*', async (sql) => {
      const at = {
        table: 'filing_application',
        same: { person_id: personId, request_id: requestId },
        now: needs.now,
      }
      const taken = await decideOnce(sql, at, decision, {
        approve: ({ filing }: { filing: unknown } & Decidable) =>
          askFor(sql, needs, {
            ...{ personId, asked: { filing: newFilingShape.parse(filing) }, askedBy: decision.decidedBy },
            basis: decision.approve ? decision.basis : '',
          }),
        also: (requested) => ({ taken_as: requested?.requestId ?? null }),
      })
      return taken.ok ? ok({ isApproved: decision.approve }) : taken
    })
  }

/** What an application that waits asks for; null where a clerk has decided. */
export async function appliedFor(sql: Sql, personId: Uuid, requestId: Uuid): Promise<NewFiling | null> {
  const [open] = await sql.query<{ filing: unknown }>(
    'select filing from filing_application where person_id = $1 and request_id = $2 and decided_by is null',
    [personId, requestId],
  )
  return open === undefined ? null : newFilingShape.parse(open.filing)
}
