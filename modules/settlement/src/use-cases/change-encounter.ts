import { ok, type Result, refuse } from '@tongchou/kernel'
import { designationOn } from '../designation.ts'
import type { Needs } from '../needs.ts'
import type { Care, Refusal } from '../refusal.ts'
import { careOf } from './prepare-settlement.ts'

/** Which encounter an institution speaks of. */
export interface AtProvider {
  personId: string
  encounterId: string
  providerCode: string
  /** Given where the request is about one of the two: the other is refused. */
  care?: Care
}

/** Changes one encounter under its row lock, where its institution asks and its state allows. */
export function change(
  needs: Needs,
  request: AtProvider,
  states: readonly string[],
  set: { text: string; values: readonly unknown[]; start?: string; end?: string },
): Promise<Result<Record<never, never>, Refusal>> {
  return needs.database.inTransaction('*', async (sql) => {
    // Another first day is another day of the institution's agreement: whoever changes that waits, or is waited for.
    if (set.start !== undefined) await sql.query('lock table encounter in row exclusive mode')
    const [found] = await sql.query<Found>(
      `select provider_code, state, kind, started_on,
         (select min(occurred_on) from charge_line l where l.person_id = $1 and l.encounter_id = $2 and l.withdrawn_at is null) as first_line,
         (select max(occurred_on) from charge_line l where l.person_id = $1 and l.encounter_id = $2 and l.withdrawn_at is null) as last_line
       from encounter where person_id = $1 and encounter_id = $2 for update`,
      [request.personId, request.encounterId],
    )
    if (found === undefined) return refuse({ code: 'unknown-encounter' })
    if (found.provider_code !== request.providerCode)
      return refuse({ code: 'wrong-provider', providerCode: found.provider_code })
    if (request.care !== undefined && careOf(found.kind) !== request.care)
      return refuse({ code: 'other-care', is: careOf(found.kind) })
    if (!states.includes(found.state)) return refuse({ code: 'encounter-closed', state: found.state })
    const refusal = refusalOfDays(set, found, needs.today())
    if (refusal !== null) return refuse(refusal)
    if (set.start !== undefined && set.start !== found.started_on) {
      const designation = await designationOn(sql, found.provider_code, set.start)
      if (!designation.ok) return designation
    }
    await sql.query(
      `update encounter set ${set.text}, version = version + 1 where person_id = $1 and encounter_id = $2 and provider_code = $3 and state = any($4)`,
      [request.personId, request.encounterId, request.providerCode, states, ...set.values],
    )
    return ok({})
  })
}

interface Found {
  provider_code: string
  state: string
  kind: string
  started_on: string
  first_line: string | null
  last_line: string | null
}

/** A stay neither begins nor ends in the future, and its charges lie within it. */
function refusalOfDays(
  { start, end }: { start?: string; end?: string },
  found: Found,
  today: string,
): Refusal | null {
  if (start !== undefined && start > today) return { code: 'not-yet', day: start, end: 'start' }
  if (end !== undefined && end > today) return { code: 'not-yet', day: end, end: 'end' }
  if (end !== undefined && end < found.started_on)
    return { code: 'ends-before-start', day: end, startedOn: found.started_on }
  if (start !== undefined && found.first_line !== null && found.first_line < start)
    return { code: 'lines-outside', day: start, end: 'start', lineDay: found.first_line }
  if (end !== undefined && found.last_line !== null && found.last_line > end)
    return { code: 'lines-outside', day: end, end: 'end', lineDay: found.last_line }
  return null
}
