import { type AccountRow, accountsIn, type MovementRow } from '@tongchou/accounts'
import { type AuditEntry, auditEntriesIn } from '@tongchou/audit'
import { type PersonSpan, rowName, type Sql } from '@tongchou/database'
import { type BookedJournal, journalsIn } from '@tongchou/ledger'
import type { PaymentLine } from '../person-payments/payment-rows.ts'
import type { Row } from '../rows.ts'
import { SETTLED_LINES } from '../stored.ts'

/** One stored settlement with everything that hangs on it. */
export interface SettledRecord {
  settlement: Row
  lines: Row[]
  /** The steps' JSON; null where none is kept: it is computed again when somebody looks. */
  trace: string | null
  /** Each time that it was undone, the first time first. */
  reversals: Undone[]
  /** The movements of relatives' accounts for it. */
  relatives: { owner_id: string; district: string; kind: string; amount: number; is_first: boolean }[]
}

/** A reversal, and what restored the settlement after it. */
export interface Undone {
  reversal: Row
  restoration: Row | null
}

/** A year that was run again, with its settlements in their places and the vouchers that came of it. */
export interface ReadjudicationRecord {
  readjudication: Row
  settlements: Row[]
  vouchers: Row[]
}

/** One line of a batch of payments, with what became of the batch. */
export interface PaymentRecord extends PaymentLine {
  batch_id: string
  kind: 'pay' | 'receive'
  is_approved: boolean
  decided_by: string | null
}

/** Everything that the platform holds of one person's settlements, as the checks read it. */
export interface PersonRecord {
  personId: string
  /** In the order in which they were settled, as the audit chain tells it. */
  settlements: SettledRecord[]
  /** The oldest first. */
  readjudications: ReadjudicationRecord[]
  /** What was paid to the person, or received, in batches that were approved; and what has not been. */
  payments: PaymentRecord[]
  /** Names of lines and traces whose settlement is gone. */
  orphans: string[]
  encounters: Row[]
  years: Row[]
  entries: AuditEntry[]
  journals: BookedJournal[]
  account: AccountRow | null
  movements: MovementRow[]
  /** Movements for a relative's settlement that does not exist. */
  strayMovements: MovementRow[]
}

const SETTLEMENTS = `
  select s.person_id, to_jsonb(s) as settlement, ${SETTLED_LINES} as lines,
    (select d.trace from settlement_detail d where d.person_id = s.person_id and d.settlement_id = s.settlement_id) as trace,
    coalesce((select jsonb_agg(jsonb_build_object('reversal', to_jsonb(r),
        'restoration', (select to_jsonb(t) from restoration t where t.person_id = r.person_id and t.reversal_id = r.reversal_id))
        order by r.reversed_at, r.reversal_id)
      from reversal r where r.person_id = s.person_id and r.settlement_id = s.settlement_id), '[]') as reversals,
    coalesce((select jsonb_agg(jsonb_build_object('owner_id', m.person_id, 'district', a.district, 'kind', m.kind, 'amount', m.amount,
          'is_first', m.at = s.settled_at) order by m.movement_id::text)
      from account_movement m join account a using (person_id) where m.for_person_id = s.person_id and m.settlement_id = s.settlement_id), '[]') as relatives
  from settlement s where s.person_id > $1 and s.person_id <= $2 order by s.person_id, s.settlement_id`

const READJUDICATIONS = `
  select r.person_id, to_jsonb(r) as readjudication,
    coalesce((select jsonb_agg(to_jsonb(i) order by i.place) from readjudicated_settlement i
      where i.person_id = r.person_id and i.readjudication_id = r.readjudication_id), '[]') as settlements,
    coalesce((select jsonb_agg(to_jsonb(d) order by i.place) from difference_voucher d
      join readjudicated_settlement i using (person_id, readjudication_id, settlement_id)
      where d.person_id = r.person_id and d.readjudication_id = r.readjudication_id), '[]') as vouchers
  from readjudication r where r.person_id > $1 and r.person_id <= $2 order by r.person_id, r.readjudication_id`

const ORPHANS = `
  select person_id, settlement_id from settlement_detail d where person_id > $1 and person_id <= $2
    and not exists (select from settlement s where s.person_id = d.person_id and s.settlement_id = d.settlement_id)`

const PAYMENTS = `
  select l.*, b.kind, coalesce(b.is_approved, false) as is_approved, b.decided_by from person_payment l join payment_batch b using (batch_id)
   where l.person_id > $1 and l.person_id <= $2 order by l.person_id, l.payment_id`

const ENCOUNTERS = `
  select person_id, encounter_id, state from encounter where person_id > $1 and person_id <= $2 order by person_id`

const STRAY_MOVEMENTS = `
  select m.person_id, m.movement_id, m.kind, m.amount, m.balance_after, m.settlement_id, m.for_person_id from account_movement m
   where m.person_id > $1 and m.person_id <= $2 and m.for_person_id is not null and not exists
     (select 1 from settlement s where s.person_id = m.for_person_id and s.settlement_id = m.settlement_id)`

const YEARS = `
  select person_id, to_jsonb(y) as year from person_year y where person_id > $1 and person_id <= $2 order by person_id`

/** Reads a span of persons. The statements must share one snapshot: a settlement made between two of them would look half. */
export async function personRecordsIn(sql: Sql, span: PersonSpan): Promise<PersonRecord[]> {
  const range = [span.after, span.upTo]
  const records = new Map<string, PersonRecord>()
  const of = (personId: string): PersonRecord => {
    const known = records.get(personId)
    if (known !== undefined) return known
    const record = emptyRecord(personId)
    records.set(personId, record)
    return record
  }
  for (const entry of await auditEntriesIn(sql, span)) of(entry.personId).entries.push(entry)
  for (const row of await sql.query<SettledRecord & { person_id: string }>(
    SETTLEMENTS,
    range,
    'verify-settlements',
  ))
    of(row.person_id).settlements.push(row)
  for (const row of await sql.query<ReadjudicationRecord & { person_id: string }>(
    READJUDICATIONS,
    range,
    'verify-readjudications',
  ))
    of(row.person_id).readjudications.push(row)
  for (const row of await sql.query<PaymentRecord>(PAYMENTS, range, 'verify-payments'))
    of(row.person_id).payments.push(row)
  for (const row of await sql.query<Row>(ORPHANS, range, 'verify-orphans'))
    of(String(row.person_id)).orphans.push(detailName(row))
  for (const row of await sql.query<Row>(ENCOUNTERS, range, 'verify-encounters'))
    of(String(row.person_id)).encounters.push(row)
  for (const { person_id, year } of await sql.query<{ person_id: string; year: Row }>(
    YEARS,
    range,
    'verify-years',
  ))
    of(person_id).years.push(year)
  for (const journal of await journalsIn(sql, span)) of(journal.personId).journals.push(journal)
  const { accounts, movements } = await accountsIn(sql, span)
  for (const account of accounts) of(account.person_id).account = account
  for (const movement of movements) of(movement.person_id).movements.push(movement)
  for (const stray of await sql.query<MovementRow>(STRAY_MOVEMENTS, range, 'verify-stray-movements'))
    of(stray.person_id).strayMovements.push(stray)
  return [...records.values()].map(inOrderOfSettling)
}

const emptyRecord = (personId: string): PersonRecord => ({
  personId,
  settlements: [],
  readjudications: [],
  payments: [],
  orphans: [],
  encounters: [],
  years: [],
  entries: [],
  journals: [],
  account: null,
  movements: [],
  strayMovements: [],
})

/** The chain has one order; ids made by several processes at the same moment may not. */
function inOrderOfSettling(record: PersonRecord): PersonRecord {
  const places = new Map(
    record.entries.filter(({ action }) => action === 'settle').map(({ subject, seq }) => [subject, seq]),
  )
  const placeOf = ({ settlement }: SettledRecord) =>
    places.get(String(settlement.settlement_id)) ?? Number.MAX_SAFE_INTEGER
  return { ...record, settlements: record.settlements.toSorted((a, b) => placeOf(a) - placeOf(b)) }
}

/** What relatives' accounts paid of a settlement when it was settled, in their order, with the districts of the owners. */
export const spentByRelatives = ({ relatives }: SettledRecord) =>
  relatives
    .filter(({ kind, is_first }) => kind === 'spending' && is_first)
    .map(({ district, amount }) => ({ district, amount: -amount }))

/** A settlement's name for the operator. */
export const settlementName = (settlement: Row): string =>
  rowName('结算', 'settlement', {
    person_id: String(settlement.person_id),
    settlement_id: String(settlement.settlement_id),
  })

/** A readjudication's name for the operator. */
export const readjudicationName = (readjudication: Row): string =>
  rowName('重算', 'readjudication', {
    person_id: String(readjudication.person_id),
    readjudication_id: String(readjudication.readjudication_id),
  })

/** The name of one of a settlement's lines. */
export const lineName = (line: Row): string =>
  rowName('结算明细', 'settlement_line', {
    person_id: String(line.person_id),
    settlement_id: String(line.settlement_id),
    seq: Number(line.seq),
  })

/** The name of what a settlement says of its charges, with its trace. */
export const detailName = (settlement: Row): string =>
  rowName('结算明细与计算过程', 'settlement_detail', {
    person_id: String(settlement.person_id),
    settlement_id: String(settlement.settlement_id),
  })
