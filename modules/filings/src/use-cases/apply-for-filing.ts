import { askOnce, type Sql } from '@tongchou/database'
import { ok, type Result, refuse, type Uuid } from '@tongchou/kernel'
import { type NewFiling, newFilingShape } from '../contract.ts'
import type { FilingRefusal } from '../refusal.ts'
import { askFor, checkAsked, type FilingNeeds, forPerson } from './ask-filing.ts'

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
    forPerson(needs, { personId, scope: '*' }, async (sql) => {
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
  (decision: {
    personId: Uuid
    requestId: Uuid
    approve: boolean
    /** The papers that were seen, or the reason. */
    said: string
    /** A login. */
    decidedBy: string
    scope: string
  }): Promise<Result<{ isApproved: boolean }, FilingRefusal>> =>
    forPerson(needs, decision, async (sql) => {
      const { personId, requestId, approve, said, decidedBy } = decision
      await sql.query(
        'select 1 from filing_application where person_id = $1 and request_id = $2 for update',
        [personId, requestId],
      )
      const filing = await appliedFor(sql, personId, requestId)
      if (filing === null) return refuse({ code: 'nothing-to-decide' })
      let takenAs: Uuid | null = null
      if (approve) {
        const by = { basis: said, askedBy: decidedBy }
        const requested = await askFor(sql, needs, { personId, asked: { filing }, ...by })
        if (!requested.ok) return requested
        takenAs = requested.value.requestId
      }
      await sql.query(
        `update filing_application set decided_by = $3, decided_at = $4, is_approved = $5, taken_as = $6, reason = $7
          where person_id = $1 and request_id = $2`,
        [personId, requestId, decidedBy, needs.now(), approve, takenAs, approve ? null : said],
      )
      return ok({ isApproved: approve })
    })

/** What an application that waits asks for; null where a clerk has decided. */
export async function appliedFor(sql: Sql, personId: Uuid, requestId: Uuid): Promise<NewFiling | null> {
  const [open] = await sql.query<{ filing: unknown }>(
    'select filing from filing_application where person_id = $1 and request_id = $2 and decided_by is null',
    [personId, requestId],
  )
  return open === undefined ? null : newFilingShape.parse(open.filing)
}
