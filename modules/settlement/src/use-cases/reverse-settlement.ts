import type { Sql } from '@tongchou/database'
import { ok, type Result, refuse } from '@tongchou/kernel'
import type { SettlementAmounts } from '@tongchou/policy'
import type { Needs } from '../needs.ts'
import { amountsNow } from '../readjudication/year-of-care.ts'
import type { Care, Refusal } from '../refusal.ts'
import { PAID_BY_RELATIVES } from '../relatives-accounts.ts'
import { auditedReversal, mirrorRows, refund, refundToRelatives, UNMIRRORED } from '../reversal-rows.ts'
import { amountsOf, auditRow, hex, type Row } from '../rows.ts'
import { SETTLED_LINES } from '../stored.ts'
import { type Written, writeAlone } from '../writing.ts'
import { movedBy, yearRowWithout } from '../year-moved.ts'
import { type Message, repeated } from './answered-message.ts'
import { careOf } from './prepare-settlement.ts'
import { headOf, write, writeOnce } from './write-once.ts'

export interface ReverseRequest {
  personId: string
  settlementId: string
  reason: string
  /** Logins; where an institution undoes its own, its operator and the institution. */
  askedBy: string
  approvedBy: string
  /** Given where an institution asks: it may undo only what it settled. */
  providerCode?: string
  encounterId?: string
  /** Given where the request is about one of the two: the other is refused. */
  care?: Care
  message?: Message
}

/** What was undone: the original amounts, which the answer shows negative, and the reversal's own number. */
export interface ReversalView {
  reversalId: string
  settlementId: string
  encounterId: string
  personId: string
  reversedAt: string
  amounts: SettlementAmounts
  balanceAfter: number
  /** As it left the encounter, and the year where it moved it: unchanged since, the settlement can be restored. */
  left: { encounterVersion: number; yearVersion: number | null }
  wasRepeated: boolean
}

interface Reading {
  answered: Row | null
  settlement: Row | null
  lines: Row[]
  latest: Row | null
  vouchers: Row[]
  journals: Row[]
  postings: Row[]
  encounter: Row | null
  years: Row[]
  account: Row | null
  relatives: Row[] | null
  audit: { seq: number; hash: string } | null
}

const READ_FOR_REVERSAL = `
  with s as (select * from settlement where person_id = $1 and settlement_id = $2)
  select
    (select to_jsonb(m) || jsonb_build_object('is_compensated', is_compensated(m)) from answered_message m
      where m.sender = $3 and m.msgid = $4) as answered,
    (select to_jsonb(s) from s) as settlement,
    (select ${SETTLED_LINES} from s) as lines,
    (select to_jsonb(r) from readjudicated_settlement r where r.person_id = $1 and r.settlement_id = $2
      order by r.readjudication_id desc limit 1) as latest,
    coalesce((select jsonb_agg(to_jsonb(d) - 'trace') from difference_voucher d
      where d.person_id = $1 and d.settlement_id = $2), '[]') as vouchers,
    ${UNMIRRORED},
    (select to_jsonb(e) from encounter e join s on e.encounter_id = s.encounter_id where e.person_id = $1) as encounter,
    coalesce((select jsonb_agg(to_jsonb(y)) from person_year y join s on y.year = s.year where y.person_id = $1), '[]') as years,
    (select to_jsonb(a) from account a where a.person_id = $1) as account,
    (select ${PAID_BY_RELATIVES} from s) as relatives,
    (select jsonb_build_object('seq', a.seq, 'hash', encode(a.hash, 'hex')) from audit_entry a where a.person_id = $1
      order by a.seq desc limit 1) as audit`

/**
 * Undoes a settlement that the provider has not been paid for: the year counts it no more, account and books return to where they were.
 * It may have later ones in its year, whose amounts then wait to be readjudicated.
 */
export const reverseSettlement =
  (needs: Needs) =>
  (request: ReverseRequest): Promise<Result<ReversalView, Refusal>> =>
    writeOnce(() =>
      reverse(needs, request, { sql: needs.database, write: (written) => write(needs, written) }),
    )

/** The same in a transaction that is open, and of the platform's own scope. @throws where another writer was first */
export const reverseInside = (needs: Needs, sql: Sql, request: ReverseRequest) =>
  reverse(needs, request, { sql, write: (written) => writeAlone(sql, written) })

async function reverse(
  needs: Needs,
  request: ReverseRequest,
  { sql, write }: { sql: Sql; write: (written: Written) => Promise<unknown> },
): Promise<Result<ReversalView, Refusal>> {
  const message = request.message
  const [read] = await sql.query<Reading>(
    READ_FOR_REVERSAL,
    [request.personId, request.settlementId, message?.sender.provider ?? '', message?.msgid ?? ''],
    'read-for-reversal',
  )
  if (read === undefined) throw new Error('broken invariant: a select without from has a row')
  const earlier = message === undefined ? null : repeated<ReversalView>(read.answered, message)
  if (earlier !== null) return earlier.ok ? ok({ ...earlier.value, wasRepeated: true }) : earlier
  const refusal = refusalOf(read, request)
  if (refusal !== null) return refuse(refusal)
  const { view, written } = reversed(needs, read, request, await yearAfter(needs, read))
  await write(written)
  return ok(view)
}

function refusalOf(read: Reading, request: ReverseRequest): Refusal | null {
  const { settlement } = read
  if (settlement === null) return { code: 'unknown-settlement' }
  if (request.providerCode !== undefined && settlement.provider_code !== request.providerCode)
    return { code: 'wrong-provider', providerCode: String(settlement.provider_code) }
  if (request.encounterId !== undefined && settlement.encounter_id !== request.encounterId)
    return { code: 'unknown-settlement' }
  const is = careOf(String(settlement.kind))
  if (request.care !== undefined && is !== request.care) return { code: 'other-care', is }
  if (settlement.state === 'reversed') return { code: 'already-reversed' }
  if (settlement.state === 'cleared') return { code: 'already-cleared' }
  if (request.askedBy === request.approvedBy) return { code: 'same-person' }
  return null
}

function reversed(
  needs: Needs,
  read: Reading,
  request: ReverseRequest,
  year: { year?: Row },
): { view: ReversalView; written: Written } {
  const { settlement, encounter, account } = read
  if (settlement === null || encounter === null)
    throw new Error('broken invariant: a settlement has an encounter')
  const at = needs.now()
  const amounts = amountsOf(settlement)
  // What a difference voucher has given back already is not given back again.
  const givenBack = amountsNow({ settlement, vouchers: read.vouchers }).accountPay
  const balanceAfter = Number(account?.balance ?? 0) + givenBack
  const view: ReversalView = {
    reversalId: needs.newId(),
    settlementId: request.settlementId,
    encounterId: String(settlement.encounter_id),
    personId: request.personId,
    reversedAt: at.toISOString(),
    amounts,
    balanceAfter,
    left: {
      encounterVersion: Number(encounter.version) + 1,
      yearVersion: year.year === undefined ? null : Number(year.year.version),
    },
    wasRepeated: false,
  }
  const reversal = {
    person_id: request.personId,
    settlement_id: request.settlementId,
    reversal_id: view.reversalId,
    reversed_on: needs.today(),
    reversed_at: view.reversedAt,
    reason: request.reason,
    asked_by: request.askedBy,
    approved_by: request.approvedBy,
  }
  const { message } = request
  return {
    view,
    written: {
      person_id: request.personId,
      encounter: {
        encounter_id: view.encounterId,
        version: encounter.version,
        state: 'discharged',
        ended_on: encounter.ended_on,
      },
      ...year,
      ...refund(needs, view, account, givenBack),
      ...refundToRelatives(needs, view, read.relatives ?? [], { at, actor: request.askedBy }),
      reversal,
      ...mirrorRows(read, { newId: needs.newId, bookedOn: needs.today(), bookedAt: at }),
      audit: auditRow(
        request.personId,
        headOf(read),
        { at, actor: request.askedBy, action: 'reverse', subject: request.settlementId },
        auditedReversal(reversal),
      ),
      event: {
        person_id: request.personId,
        event_id: needs.newId(),
        at: view.reversedAt,
        topic: 'reversed',
        payload: { settlementId: request.settlementId, reversalId: view.reversalId },
      },
      ...(message === undefined
        ? {}
        : {
            message: {
              sender: message.sender.provider,
              msgid: message.msgid,
              infno: message.infno,
              person_id: request.personId,
              digest: hex(message.digest),
              answer: view,
              at: view.reversedAt,
              settlement_id: request.settlementId,
            },
          }),
    },
  }
}

/** The year without it. What later settlements of the year were told stays, until the year is readjudicated. */
async function yearAfter(
  needs: Needs,
  { settlement, lines, latest, years }: Reading,
): Promise<{ year?: Row }> {
  if (settlement === null) return {}
  const hash = String((latest ?? settlement).bundle_hash)
  const bundle = await needs.bundleByHash(hash)
  if (bundle === null) throw new Error(`broken invariant: the bundle ${hash} that settled is published`)
  const moved = movedBy({ settlement, lines, latest }, bundle)
  const row = years.find(({ scheme }) => scheme === moved.scheme)
  return row === undefined ? {} : { year: yearRowWithout(row, moved) }
}
