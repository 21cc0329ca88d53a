import type { Sql } from '@tongchou/database'
import { ok, type Result, refuse } from '@tongchou/kernel'
import type { Refusal } from './refusal.ts'

/** What of an institution decides whether somebody may begin to be treated there on a day. */
interface Standing {
  is_local: boolean
  is_suspended: boolean
  has_agreement: boolean
  since: string
  ended_on: string | null
}

/**
 * Whether an institution is designated on the first day of a visit or stay (JM-13.0). A stay that began under an agreement goes on to its
 * discharge under what the institution was on that day, whatever becomes of the agreement: docs/decisions/registers.md.
 */
export async function designationOn(
  sql: Sql,
  providerCode: string,
  day: string,
): Promise<Result<{ isLocal: boolean }, Refusal>> {
  const [found] = await sql.query<Standing>(
    `select is_local, is_suspended, agreement @> $2::date as has_agreement, valid_from as since,
            case when upper(agreement) <= $2::date then upper(agreement) - 1 end as ended_on
       from provider_on($1, $2)`,
    [providerCode, day],
    'designation-on',
  )
  if (found === undefined) return refuse({ code: 'unknown-provider', providerCode })
  if (!found.has_agreement)
    return refuse({ code: 'provider-not-designated', providerCode, day, endedOn: found.ended_on })
  if (found.is_suspended) return refuse({ code: 'provider-suspended', providerCode, day, since: found.since })
  return ok({ isLocal: found.is_local })
}

/** The condition of an insertion, so that nobody is admitted under an agreement that is being changed: `$1` institution, `$2` day. */
export const isDesignated = (code: string, day: string): string =>
  `exists (select from provider_on(${code}, ${day}) where agreement @> ${day} and not is_suspended)`
