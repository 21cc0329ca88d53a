import type { Sql } from '@tongchou/database'
import { ok, type Result, refuse } from '@tongchou/kernel'
import type { Needs } from '../needs.ts'
import type { Refusal } from '../refusal.ts'
import { moved } from '../relatives-accounts.ts'
import { auditedRestoration, mirrorRows, UNMIRRORED } from '../reversal-rows.ts'
import { auditRow, hex, type Row } from '../rows.ts'
import { SETTLED_LINES } from '../stored.ts'
import { type RelativesWritten, type Written, writeAlone } from '../writing.ts'
import { movedBy, yearRowWith } from '../year-moved.ts'
import { type Message, repeated, undoneBy } from './answered-message.ts'
import type { ReversalView } from './reverse-settlement.ts'
import { headOf, LostRace, writeOnce } from './write-once.ts'

export interface RestoreRequest {
  /** What was answered to the message that undid it. */
  undone: Pick<ReversalView, 'personId' | 'settlementId' | 'encounterId' | 'reversalId' | 'left'>
  reason: string
  message: Message
}

interface Reading {
  answered: Row | null
  is_restored: boolean
  settlement: Row
  lines: Row[]
  latest: Row | null
  journals: Row[]
  postings: Row[]
  encounter: Row
  live: string | null
  years: Row[]
  /** What the accounts of the person and of relatives got back, with the accounts as they are. */
  refunds: (Row & { is_shared: boolean })[]
  audit: { seq: number; hash: string } | null
}

const READ_FOR_RESTORATION = `
  with s as (select * from settlement where person_id = $1 and settlement_id = $2)
  select
    (select to_jsonb(m) from answered_message m where m.sender = $5 and m.msgid = $6) as answered,
    exists (select from restoration t where t.person_id = $1 and t.reversal_id = $3) as is_restored,
    to_jsonb(s) as settlement, ${SETTLED_LINES} as lines,
    (select to_jsonb(r) from readjudicated_settlement r where r.person_id = $1 and r.settlement_id = $2
      order by r.readjudication_id desc limit 1) as latest,
    ${UNMIRRORED},
    (select to_jsonb(e) from encounter e where e.person_id = $1 and e.encounter_id = s.encounter_id) as encounter,
    (select l.settlement_id from settlement l
      where l.person_id = $1 and l.encounter_id = s.encounter_id and l.state <> 'reversed') as live,
    coalesce((select jsonb_agg(to_jsonb(y)) from person_year y where y.person_id = $1 and y.year = s.year), '[]') as years,
    coalesce((select jsonb_agg(jsonb_build_object('owner_id', m.person_id, 'amount', m.amount, 'balance', a.balance, 'version', a.version,
        'audit', (select row_to_json(q) from (select seq, encode(hash, 'hex') as hash from audit_entry where person_id = m.person_id
          order by seq desc limit 1) q),
        'is_shared', m.for_person_id is null or exists (select from account_sharing h left join account_sharing_end x using (person_id, sharing_id)
          where h.person_id = $1 and h.owner_id = m.person_id and h.valid_from <= $4 and (x.ends_on is null or x.ends_on > $4)))
        order by m.movement_id)
      from account_movement m join account a on a.person_id = m.person_id join reversal v on v.person_id = $1 and v.reversal_id = $3
      where m.settlement_id = $2 and m.kind = 'refund' and m.at = v.reversed_at and $1 in (m.person_id, m.for_person_id)), '[]') as refunds,
    (select jsonb_build_object('seq', a.seq, 'hash', encode(a.hash, 'hex')) from audit_entry a where a.person_id = $1
      order by a.seq desc limit 1) as audit
  from s`

/**
 * Takes a reversal back: the settlement stands again as it was, under its own number. Only where nothing has changed since: not the
 * encounter and its charges, not what the year counts, and the accounts still hold what they got back. The reversal stays, with the
 * restoration beside it and journals that mirror its own.
 */
export const restoreSettlement =
  (needs: Needs) =>
  (request: RestoreRequest): Promise<Result<{ wasRestored: boolean }, Refusal>> =>
    writeOnce<{ wasRestored: boolean }>(() =>
      needs.database.inTransaction('*', async (sql) => {
        const { message } = request
        const { personId, settlementId, reversalId } = request.undone
        const [read] = await sql.query<Reading>(READ_FOR_RESTORATION, [
          personId,
          settlementId,
          reversalId,
          needs.today(),
          message.sender.provider,
          message.msgid,
        ])
        if (read === undefined) return refuse({ code: 'unknown-settlement' })
        const earlier = repeated<object>(read.answered, message)
        if (earlier !== null) return earlier.ok ? ok({ wasRestored: true }) : earlier
        if (read.is_restored) return ok({ wasRestored: true })
        const refusal = refusalOf(read, request)
        if (refusal !== null) return refuse(refusal)
        await writeRestored(sql, needs, read, request)
        return ok({ wasRestored: false })
      }),
    )

function refusalOf(read: Reading, { undone: { left } }: RestoreRequest): Refusal | null {
  const { encounter, live, refunds } = read
  if (live !== null) return { code: 'settled-anew', settlementId: live }
  if (Number(encounter.version) !== left.encounterVersion)
    return { code: 'not-restorable', why: 'encounter-changed' }
  if (left.yearVersion !== null && !read.years.some((row) => isThe(row, read, left.yearVersion)))
    return { code: 'not-restorable', why: 'year-moved' }
  if (refunds.some((it) => !it.is_shared || Number(it.balance) < Number(it.amount)))
    return { code: 'not-restorable', why: 'account-spent' }
  return null
}

/** The row of the scheme under which the settlement counts, as the reversal left it. */
const isThe = (row: Row, { settlement, latest }: Reading, version: number | null): boolean =>
  row.scheme === (latest ?? settlement).scheme && Number(row.version) === version

async function writeRestored(
  sql: Sql,
  needs: Needs,
  read: Reading,
  { undone, reason, message }: RestoreRequest,
): Promise<void> {
  const at = needs.now()
  const { askedBy, approvedBy } = undoneBy(message)
  const restoration = {
    person_id: undone.personId,
    reversal_id: undone.reversalId,
    restored_on: needs.today(),
    restored_at: at.toISOString(),
    reason,
    asked_by: askedBy,
    approved_by: approvedBy,
  }
  const standing = await sql.query(
    `update settlement set state = 'settled' where person_id = $1 and settlement_id = $2 and state = 'reversed' returning 1`,
    [undone.personId, undone.settlementId],
  )
  if (standing.length === 0) throw new LostRace('another writer was first')
  await sql.query('insert into restoration select * from jsonb_populate_record(null::restoration, $1)', [
    JSON.stringify(restoration),
  ])
  const written: Written = {
    person_id: undone.personId,
    encounter: {
      encounter_id: undone.encounterId,
      version: read.encounter.version,
      state: 'settled',
      ended_on: read.encounter.ended_on,
    },
    ...(await yearAfter(needs, read, undone.left.yearVersion)),
    ...accountsAfter(needs, read, { at, actor: askedBy, ...undone }),
    ...mirrorRows(read, { newId: needs.newId, bookedOn: needs.today(), bookedAt: at }, 'restoration'),
    audit: auditRow(
      undone.personId,
      headOf(read),
      { at, actor: askedBy, action: 'restore', subject: undone.settlementId },
      auditedRestoration(restoration),
    ),
    event: {
      person_id: undone.personId,
      event_id: needs.newId(),
      at: restoration.restored_at,
      topic: 'restored',
      payload: { settlementId: undone.settlementId, reversalId: undone.reversalId },
    },
    message: {
      sender: message.sender.provider,
      msgid: message.msgid,
      infno: message.infno,
      person_id: undone.personId,
      digest: hex(message.digest),
      answer: { settlementId: undone.settlementId },
      at: restoration.restored_at,
      settlement_id: undone.settlementId,
    },
  }
  await writeAlone(sql, written)
}

async function yearAfter(needs: Needs, read: Reading, version: number | null): Promise<{ year?: Row }> {
  const row = read.years.find((one) => isThe(one, read, version))
  if (row === undefined) return {}
  const hash = String((read.latest ?? read.settlement).bundle_hash)
  const bundle = await needs.bundleByHash(hash)
  if (bundle === null) throw new Error(`broken invariant: the bundle ${hash} that settled is published`)
  return { year: yearRowWith(row, movedBy(read, bundle)) }
}

/** The person's own account and those of relatives pay again what the reversal gave back to each. */
function accountsAfter(
  needs: Needs,
  { refunds }: Reading,
  about: { at: Date; actor: string; personId: string; settlementId: string },
): { relatives?: RelativesWritten } {
  if (refunds.length === 0) return {}
  const paid = refunds.map((row) => ({ row, amount: Number(row.amount) }))
  const isOwn = ({ row }: (typeof paid)[number]) => row.owner_id === about.personId
  const again = { ...about, newId: needs.newId }
  const own = moved(paid.filter(isOwn), 'spending', again)
  const family = moved(
    paid.filter((it) => !isOwn(it)),
    'spending',
    again,
  )
  return {
    relatives: {
      accounts: [...own.accounts, ...family.accounts],
      movements: [...own.movements.map((row) => ({ ...row, for_person_id: null })), ...family.movements],
      // The person's own entry says that the settlement stands again.
      audits: family.audits,
    },
  }
}
