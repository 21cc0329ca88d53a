import type { Sql } from '@tongchou/database'
import { type CivilDate, ok, type Result, refuse, type Uuid } from '@tongchou/kernel'
import { type Bundle, inForce, type Relation } from '@tongchou/policy'
import type { RefusalOf } from '@tongchou/staff'

/** What the owner of an account lets a relative do, from a day on. */
export interface Grant {
  readonly ownerId: Uuid
  readonly relativeId: Uuid
  /** What the owner is to the relative. */
  readonly relation: Relation
  readonly from: CivilDate
}

export type SharingRefusal =
  | { code: 'unknown-person' }
  | { code: 'unknown-relative' }
  | { code: 'no-account' }
  | { code: 'own-account' }
  | { code: 'not-shared-here'; region: string; day: CivilDate }
  | { code: 'relation-not-shared'; relation: Relation; relations: readonly Relation[]; day: CivilDate }
  | { code: 'dated-back'; day: CivilDate; today: CivilDate }
  | { code: 'already-shared'; from: CivilDate }
  | { code: 'unknown-sharing' }
  | { code: 'already-ended'; endsOn: CivilDate }

/** Why a sharing may not be granted. */
export type GrantRefusal = RefusalOf<
  SharingRefusal,
  'no-account' | 'own-account' | 'not-shared-here' | 'relation-not-shared' | 'dated-back' | 'already-shared'
>

/** The relations between which the law of a place lets accounts be shared on a day; none where it does not know it. */
export const sharedRelations = (bundle: Bundle, day: CivilDate): readonly Relation[] =>
  inForce(bundle.common?.familySharing ?? [], day)?.relations ?? []

/** Whether a sharing may be granted: the law of its first day allows the relation, nothing is dated back, none holds already. */
export async function checkGrant(
  sql: Sql,
  grant: Grant,
  at: { today: CivilDate; bundleOn: (day: CivilDate) => Bundle },
): Promise<Result<Grant, GrantRefusal>> {
  const { ownerId, relativeId, relation, from } = grant
  if (ownerId === relativeId) return refuse({ code: 'own-account' })
  if (from < at.today) return refuse({ code: 'dated-back', day: from, today: at.today })
  const [owner] = await sql.query('select 1 from account where person_id = $1', [ownerId])
  if (owner === undefined) return refuse({ code: 'no-account' })
  const bundle = at.bundleOn(from)
  const relations = sharedRelations(bundle, from)
  if (relations.length === 0) return refuse({ code: 'not-shared-here', region: bundle.region, day: from })
  if (!relations.includes(relation))
    return refuse({ code: 'relation-not-shared', relation, relations, day: from })
  const [held] = await sql.query<{ valid_from: CivilDate }>(
    `select s.valid_from from account_sharing s left join account_sharing_end x using (person_id, sharing_id)
      where s.person_id = $1 and s.owner_id = $2 and coalesce(x.ends_on, 'infinity') > greatest(s.valid_from, $3::date)`,
    [relativeId, ownerId, from],
  )
  return held === undefined ? ok(grant) : refuse({ code: 'already-shared', from: held.valid_from })
}

/** Appends a sharing. */
export const appendGrant = (
  sql: Sql,
  { ownerId, relativeId, relation, from }: Grant,
  by: { sharingId: Uuid; grantedBy: string; approvedBy: string | null; at: Date },
): Promise<unknown> =>
  sql.query(
    `insert into account_sharing (person_id, sharing_id, owner_id, relation, valid_from, granted_by, approved_by, granted_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [relativeId, by.sharingId, ownerId, relation, from, by.grantedBy, by.approvedBy, by.at],
  )
