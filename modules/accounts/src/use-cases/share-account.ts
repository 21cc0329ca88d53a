import { askOnce, type Database, type Sql } from '@tongchou/database'
import { type CivilDate, ok, type Result, refuse, type Uuid } from '@tongchou/kernel'
import type { Bundle, Relation } from '@tongchou/policy'
import {
  type Decidable,
  type Decision,
  type DecisionRefusal,
  decideOnce,
  type RefusalOf,
} from '@tongchou/staff'
import { appendGrant, checkGrant, type Grant, type GrantRefusal, type SharingRefusal } from '../sharing.ts'

export interface SharingNeeds {
  readonly database: Database
  readonly bundleOn: (day: CivilDate) => Bundle
  readonly now: () => Date
  readonly today: () => CivilDate
  readonly newId: () => Uuid
}

/** A relative is named by number and name, so that a slip of the pen shares with nobody. */
export interface NamedRelative {
  readonly personNo: string
  readonly name: string
}

type UnknownPerson = RefusalOf<SharingRefusal, 'unknown-person'>
type RelativeRefusal = GrantRefusal | RefusalOf<SharingRefusal, 'unknown-relative'>
type EndRefusal = RefusalOf<
  SharingRefusal,
  'unknown-person' | 'dated-back' | 'unknown-sharing' | 'already-ended'
>

interface GrantRequest {
  readonly ownerId: Uuid
  readonly relative: NamedRelative
  readonly relation: Relation
  readonly from: CivilDate
}

/** The owner shares his own account, by himself: it is his money. */
export const shareOwnAccount =
  (needs: SharingNeeds) =>
  (request: GrantRequest): Promise<Result<{ sharingId: Uuid }, RelativeRefusal>> =>
    needs.database.inTransaction('*', async (sql) => {
      const grant = await grantFrom(sql, needs, request)
      if (!grant.ok) return grant
      const sharingId = needs.newId()
      await appendGrant(sql, grant.value, {
        ...{ sharingId, grantedBy: '本人', approvedBy: null, at: needs.now() },
      })
      return ok({ sharingId })
    })

/** A clerk asks for the owner; nobody may pay from the account until another clerk approves (JM-31). Asked twice, the first stands. */
export const requestSharing =
  (needs: SharingNeeds) =>
  async (
    request: GrantRequest & { basis: string; askedBy: string; scope: string },
  ): Promise<Result<{ requestId: Uuid }, RelativeRefusal | UnknownPerson>> => {
    if (!(await isVisible(needs, request))) return refuse({ code: 'unknown-person' })
    return needs.database.inTransaction('*', async (sql) => {
      const grant = await grantFrom(sql, needs, request)
      if (!grant.ok) return grant
      const { ownerId, relativeId, relation, from } = grant.value
      const requestId = await askOnce(sql, 'account_sharing_request', {
        same: { owner_id: ownerId, person_id: relativeId },
        said: {
          ...{ request_id: needs.newId(), relation, valid_from: from, basis: request.basis },
          ...{ asked_by: request.askedBy, asked_at: needs.now() },
        },
      })
      return ok({ requestId })
    })
  }

/** Another clerk approves, and the relative may pay from the day asked for or, where that has passed, from today; or declines. */
export const decideSharing =
  (needs: SharingNeeds) =>
  async (
    decision: Decision & { ownerId: Uuid; requestId: Uuid },
  ): Promise<Result<{ isApproved: boolean }, GrantRefusal | DecisionRefusal>> => {
    const { ownerId, requestId } = decision
    if (!(await isVisible(needs, decision))) return refuse({ code: 'unknown-request' })
    return needs.database.inTransaction('*', async (sql) => {
      const at = {
        table: 'account_sharing_request',
        same: { owner_id: ownerId, request_id: requestId },
        now: needs.now,
      }
      const decided = await decideOnce(sql, at, decision, {
        approve: async (asked: AskedSharing) => {
          const today = needs.today()
          const [, from = today] = [asked.valid_from, today].sort()
          const grant = { ownerId, relativeId: asked.person_id, relation: asked.relation, from }
          const checked = await checkGrant(sql, grant, { today, bundleOn: needs.bundleOn })
          if (!checked.ok) return checked
          const by = { grantedBy: asked.asked_by, approvedBy: decision.decidedBy, at: needs.now() }
          await appendGrant(sql, grant, { sharingId: needs.newId(), ...by })
          return ok(null)
        },
      })
      return decided.ok ? ok({ isApproved: decision.approve }) : decided
    })
  }

type AskedSharing = { person_id: Uuid; relation: Relation; valid_from: CivilDate } & Decidable

/** Ends a sharing from a day on: the owner, or one clerk for him; it takes nothing that was paid before. Ended twice, the first holds. */
export const endSharing =
  (needs: SharingNeeds) =>
  async (request: {
    ownerId: Uuid
    sharingId: Uuid
    endsOn: CivilDate
    endedBy: string
    scope: string
  }): Promise<Result<{ endsOn: CivilDate }, EndRefusal>> => {
    if (!(await isVisible(needs, request))) return refuse({ code: 'unknown-person' })
    const today = needs.today()
    if (request.endsOn < today) return refuse({ code: 'dated-back', day: request.endsOn, today })
    return needs.database.inTransaction('*', async (sql) => {
      const [sharing] = await sql.query<{ person_id: Uuid; ends_on: CivilDate | null }>(
        `select s.person_id, x.ends_on from account_sharing s left join account_sharing_end x using (person_id, sharing_id)
          where s.owner_id = $1 and s.sharing_id = $2`,
        [request.ownerId, request.sharingId],
      )
      if (sharing === undefined) return refuse({ code: 'unknown-sharing' })
      if (sharing.ends_on !== null) return refuse({ code: 'already-ended', endsOn: sharing.ends_on })
      const added = await sql.query(
        `insert into account_sharing_end values ($1, $2, $3, $4, $5) on conflict do nothing returning 1`,
        [sharing.person_id, request.sharingId, request.endsOn, request.endedBy, needs.now()],
      )
      return added.length === 0
        ? refuse({ code: 'already-ended', endsOn: request.endsOn })
        : ok({ endsOn: request.endsOn })
    })
  }

/** Who is meant, and whether the law lets the account be shared with that person. The owner's row is locked: two who share wait for each other. */
async function grantFrom(
  sql: Sql,
  needs: SharingNeeds,
  { ownerId, relative, relation, from }: GrantRequest,
): Promise<Result<Grant, RelativeRefusal>> {
  const [person] = await sql.query<{ person_id: Uuid }>(
    'select person_id from person where person_no = $1 and name = $2 and died_on is null',
    [relative.personNo, relative.name],
  )
  if (person === undefined) return refuse({ code: 'unknown-relative' })
  await sql.query('select 1 from account where person_id = $1 for update', [ownerId])
  return checkGrant(
    sql,
    { ownerId, relativeId: person.person_id, relation, from },
    { today: needs.today(), bundleOn: needs.bundleOn },
  )
}

async function isVisible(
  needs: SharingNeeds,
  { ownerId, scope }: { ownerId: Uuid; scope: string },
): Promise<boolean> {
  const found = await needs.database.inTransaction(scope, (sql) =>
    sql.query('select 1 from person where person_id = $1', [ownerId]),
  )
  return found.length > 0
}
