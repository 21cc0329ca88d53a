import { askOnce, type Database, type Sql } from '@tongchou/database'
import { type CivilDate, ok, parseDate, type Result, refuse, type Uuid } from '@tongchou/kernel'
import type { Bundle } from '@tongchou/policy'
import {
  type Decidable,
  type Decision,
  type DecisionRefusal,
  decideOnce,
  type RefusalOf,
} from '@tongchou/staff'
import { type FilingPreview, type NewFiling, newFilingShape } from '../contract.ts'
import { checkFiling, type FilingRow } from '../filing-rule.ts'
import type { CheckRefusal } from '../refusal.ts'
import type { Effect } from '../relation.ts'

export interface FilingNeeds {
  readonly database: Database
  readonly bundleOn: (day: CivilDate) => Bundle
  readonly now: () => Date
  readonly today: () => CivilDate
  readonly newId: () => Uuid
}

/** One filing to be made, or one to be withdrawn. */
export type Asked = { readonly filing: NewFiling } | { readonly withdraws: Uuid }

interface Request {
  readonly personId: Uuid
  readonly asked: Asked
  readonly scope: string
}

/** What would change for the person; nothing is written. */
export const previewFiling =
  (needs: FilingNeeds) =>
  ({ personId, asked, scope }: Request): Promise<Result<FilingPreview, CheckRefusal>> =>
    forPerson(needs, { personId, scope }, async (sql) => {
      const checked = await checkAsked(sql, needs, personId, asked)
      return checked.ok ? ok({ effects: checked.value.effects }) : checked
    })

/** Asks to file or to withdraw; nothing counts until another person approves (JM-31). Asked twice, the first stands. */
export const requestFiling =
  (needs: FilingNeeds) =>
  ({
    personId,
    asked,
    scope,
    basis,
    askedBy,
  }: Request & { basis: string /** A login. */; askedBy: string }): Promise<
    Result<{ requestId: Uuid }, CheckRefusal>
  > =>
    forPerson(needs, { personId, scope }, (sql) => askFor(sql, needs, { personId, asked, basis, askedBy }))

/** The same inside a transaction that sees everybody. */
export async function askFor(
  sql: Sql,
  needs: FilingNeeds,
  { personId, asked, basis, askedBy }: Omit<Request, 'scope'> & { basis: string; askedBy: string },
): Promise<Result<{ requestId: Uuid }, CheckRefusal>> {
  const checked = await checkAsked(sql, needs, personId, asked)
  if (!checked.ok) return checked
  const requestId = await askOnce(sql, 'filing_request', {
    same: {
      person_id: personId,
      filing: 'filing' in asked ? JSON.stringify(asked.filing) : null,
      withdraws: 'withdraws' in asked ? asked.withdraws : null,
    },
    said: { request_id: needs.newId(), basis, asked_by: askedBy, asked_at: needs.now() },
  })
  return ok({ requestId })
}

/** Another person approves, and the filing holds or is withdrawn; or sends it back, and nothing changes. */
export const decideFiling =
  (needs: FilingNeeds) =>
  async (
    decision: Decision & { personId: Uuid; requestId: Uuid },
  ): Promise<Result<{ isApproved: boolean }, CheckRefusal | DecisionRefusal>> => {
    const { personId, requestId } = decision
    if (!(await isVisible(needs, personId, decision.scope))) return refuse({ code: 'unknown-request' })
    return needs.database.inTransaction('*', async (sql) => {
      const at = {
        table: 'filing_request',
        same: { person_id: personId, request_id: requestId },
        now: needs.now,
      }
      const decided = await decideOnce(sql, at, decision, {
        approve: async (asked: StoredRequest) => {
          // Two who approve for one person wait for each other, so that no two filings hold on one day.
          await sql.query('select 1 from person where person_id = $1 for update', [personId])
          const checked = await checkAsked(sql, needs, personId, askedIn(asked))
          if (!checked.ok) return checked
          const by = { filedBy: asked.asked_by, approvedBy: decision.decidedBy }
          await write(sql, needs, personId, checked.value, by)
          return ok(null)
        },
      })
      return decided.ok ? ok({ isApproved: decision.approve }) : decided
    })
  }

/** For a person of the clerk's districts, with everybody in sight: the husband of a wife may be of another one. */
export async function forPerson<Value, Refusal>(
  needs: FilingNeeds,
  { personId, scope }: Pick<Request, 'personId' | 'scope'>,
  work: (sql: Sql) => Promise<Result<Value, Refusal>>,
): Promise<Result<Value, Refusal | RefusalOf<CheckRefusal, 'unknown-person'>>> {
  return (await isVisible(needs, personId, scope))
    ? needs.database.inTransaction('*', work)
    : refuse({ code: 'unknown-person' })
}

export async function isVisible({ database }: FilingNeeds, personId: Uuid, scope: string): Promise<boolean> {
  const found = await database.inTransaction(scope, (sql) =>
    sql.query('select 1 from person where person_id = $1', [personId]),
  )
  return found.length > 0
}

interface StoredRequest extends Decidable {
  readonly filing: unknown
  readonly withdraws: Uuid | null
}

const askedIn = ({ filing, withdraws }: Pick<StoredRequest, 'filing' | 'withdraws'>): Asked =>
  withdraws === null ? { filing: newFilingShape.parse(filing) } : { withdraws }

/** The preview's question of a stored request; null where it was decided meanwhile. */
export async function storedAsked(sql: Sql, personId: Uuid, requestId: Uuid): Promise<Asked | null> {
  const [open] = await sql.query<Pick<StoredRequest, 'filing' | 'withdraws'>>(
    'select filing, withdraws from filing_request where person_id = $1 and request_id = $2 and decided_by is null',
    [personId, requestId],
  )
  return open === undefined ? null : askedIn(open)
}

/** What is written when it is approved, and what that changes. */
type Checked = { readonly effects: Effect[] } & ({ readonly row: FilingRow } | { readonly withdraws: Uuid })

const WITHDRAWN: Effect = {
  sentence: '还没结算的就医不再按这条备案，入院登记时已按它记下异地类别或转诊的除外；已经结算的不变',
  clause: null,
}

/** Whether what is asked may be, and what it changes. */
export async function checkAsked(
  sql: Sql,
  { bundleOn, today }: FilingNeeds,
  personId: Uuid,
  asked: Asked,
): Promise<Result<Checked, CheckRefusal>> {
  if ('withdraws' in asked) {
    const [held] = await sql.query(
      'select 1 from filing where person_id = $1 and filing_id = $2 and withdrawn_at is null',
      [personId, asked.withdraws],
    )
    return held === undefined
      ? refuse({ code: 'unknown-filing' })
      : ok({ withdraws: asked.withdraws, effects: [WITHDRAWN] })
  }
  const { from, to } = asked.filing
  const first = parseDate(from)
  if (!first.ok) return refuse({ code: 'no-such-day', field: 'from' })
  if (to !== null && !parseDate(to).ok) return refuse({ code: 'no-such-day', field: 'to' })
  return checkFiling(sql, personId, asked.filing, { bundle: bundleOn(first.value), today: today() })
}

async function write(
  sql: Sql,
  needs: FilingNeeds,
  personId: Uuid,
  checked: Checked,
  by: { filedBy: string; approvedBy: string },
): Promise<void> {
  if ('withdraws' in checked) {
    await sql.query('update filing set withdrawn_at = $3 where person_id = $1 and filing_id = $2', [
      personId,
      checked.withdraws,
      needs.now(),
    ])
    return
  }
  const { kind, subject, fromProvider, toProvider, toPlace, from, to } = checked.row
  await sql.query(
    `insert into filing (person_id, filing_id, kind, subject, from_provider, to_provider, to_place, valid, filed_at, filed_by, approved_by)
     values ($1, $2, $3, $4, $5, $6, $7, daterange($8::date, $9::date, '[]'), $10, $11, $12)`,
    [
      ...[personId, needs.newId(), kind, subject, fromProvider, toProvider, toPlace, from, to, needs.now()],
      ...[by.filedBy, by.approvedBy],
    ],
  )
}
