import type { SharedWork, Sql } from '@tongchou/database'
import pg from 'pg'
import { columnsOf, recordArrays } from './binary-array.ts'
import type { Row } from './rows.ts'

/** Everything that one settlement or reversal of a person writes; what it does not touch is left out. */
export interface Written {
  person_id: string
  encounter: Row
  year?: Row
  account?: Row
  movement?: Row
  /** Relatives' accounts that pay, or get back, and their movements. */
  relatives?: RelativesWritten
  settlement?: Row
  detail?: Row
  reversal?: Row
  journals: readonly Row[]
  postings: readonly Row[]
  audit: Row
  event: Row
  message?: Row
}

export interface RelativesWritten {
  accounts: readonly Row[]
  movements: readonly Row[]
  /** In the chains of their owners. */
  audits: readonly Row[]
}

/** Lost: somebody else wrote first, and what was read no longer holds. */
type Outcome = 'written' | 'lost'

/** Round trip two: writes what several persons' settlements and reversals change, each whole or not at all. */
export const WRITING: SharedWork<Written, Outcome> = {
  kind: 'write',
  work: writeAll,
  keyOf: ({ person_id }) => person_id,
  overtaken: 'lost',
}

/**
 * Writes one person's alone. Where a relative's account pays, two of one writing might pay from the same account, each by the balance that it
 * read; alone, the guard of that account tells the second one.
 */
export const writeAlone = (sql: Sql, written: Written): Promise<unknown> =>
  sql.query(WRITE, parametersOf([written]), 'settlement-write')

async function writeAll(sql: Sql, all: readonly Written[]): Promise<Outcome[]> {
  try {
    await sql.query(WRITE, parametersOf(all), 'settlement-write')
    return all.map(() => 'written')
  } catch (error) {
    const losers = losersIn(error)
    if (losers.size === 0) throw error
    const others = all.filter(({ person_id }) => !losers.has(person_id))
    if (others.length === all.length) throw error
    if (others.length > 0) await writeAll(sql, others)
    return all.map(({ person_id }) => (losers.has(person_id) ? 'lost' : 'written'))
  }
}

/** The persons whose guard failed, as the database names them. */
function losersIn(error: unknown): ReadonlySet<string> {
  const isNamed = error instanceof pg.DatabaseError && error.code === '40001'
  return new Set(isNamed ? (error.detail ?? '').split(' ').filter((word) => word !== '') : [])
}

/** An array that the function takes: rows with all columns of their type in its order. */
interface ArrayOf {
  rows: string
  columns: ReturnType<typeof columnsOf>
  of: (it: Written) => readonly (Row | undefined)[]
}

/** The function's arrays in its order. */
const ARRAYS: readonly ArrayOf[] = [
  {
    rows: 'encounter_change',
    columns: columnsOf('uuid person_id encounter_id, int4 version, text state, date ended_on'),
    of: (it) => [{ person_id: it.person_id, ...it.encounter }],
  },
  {
    rows: 'person_year_row',
    columns: columnsOf(
      'uuid person_id, text scheme, int4 year, int8 pooled_paid pooled_maximum catastrophic_burden catastrophic_paid outpatient_eligible ' +
        'outpatient_paid outpatient_maximum antenatal_paid, int4 oncology_stays, jsonb limit_paid layer_burden, int4 version',
    ),
    of: (it) => [it.year],
  },
  {
    rows: 'account_change',
    columns: columnsOf('uuid person_id, int8 balance, int4 version'),
    of: (it) => [it.account && { person_id: it.person_id, ...it.account }, ...(it.relatives?.accounts ?? [])],
  },
  {
    rows: 'account_movement_row',
    columns: columnsOf(
      'uuid person_id movement_id, timestamptz at, text kind, int8 amount balance_after, uuid settlement_id for_person_id',
    ),
    of: (it) => [it.movement, ...(it.relatives?.movements ?? [])],
  },
  {
    rows: 'settlement_row',
    columns: columnsOf(
      'uuid person_id settlement_id encounter_id, text provider_code district scheme, int4 year, text kind, int2 level, text state, ' +
        'date ended_on settled_on, timestamptz settled_at, text settled_by bundle_hash, json facts, bool uses_unverified, int8 total_cost ' +
        'full_self_pay over_limit_self_pay first_self_pay eligible deductible pooled_pay pooled_self_pay catastrophic_employee_pay ' +
        'catastrophic_resident_pay civil_servant_pay enterprise_pay assistance_pay other_pay fund_total person_total account_pay ' +
        'family_account_pay cash_pay hospital_borne employer_owes offsite_reduction catastrophic_burden',
    ),
    of: (it) => [it.settlement],
  },
  {
    rows: 'settlement_detail_row',
    columns: columnsOf(
      'uuid person_id settlement_id, int4[] seq, int8[] full_self_pay over_limit_self_pay first_self_pay eligible, ' +
        'int4[] first_self_pay_bp ratio_bp, text[] excluded reason, text trace',
    ),
    of: (it) => [it.detail],
  },
  {
    rows: 'reversal_row',
    columns: columnsOf(
      'uuid person_id settlement_id reversal_id, date reversed_on, timestamptz reversed_at, text reason asked_by approved_by',
    ),
    of: (it) => [it.reversal],
  },
  {
    rows: 'journal_row',
    columns: columnsOf(
      'uuid person_id journal_id, text fund district, date booked_on, timestamptz booked_at, text reason, ' +
        'uuid settlement_id mirrors voucher_id',
    ),
    of: (it) => it.journals,
  },
  {
    rows: 'posting_row',
    columns: columnsOf('uuid person_id journal_id, int2 seq, text fund credit debit party, int8 amount'),
    of: (it) => it.postings,
  },
  {
    rows: 'audit_entry_row',
    columns: columnsOf(
      'uuid person_id, int4 seq, timestamptz at, text actor action subject, bytea digest previous hash',
    ),
    of: (it) => [it.audit, ...(it.relatives?.audits ?? [])],
  },
  {
    rows: 'outbox_row',
    columns: columnsOf('uuid person_id event_id, timestamptz at, text topic, json payload'),
    of: (it) => [it.event],
  },
  {
    rows: 'answered_message_row',
    columns: columnsOf(
      'text sender msgid infno, uuid person_id, bytea digest, text answer, timestamptz at, uuid settlement_id',
    ),
    of: (it) => [it.message],
  },
]

const WRITE = `select settlement_write(${ARRAYS.map(({ rows }, at) => `$${at + 1}::${rows}[]`).join(', ')})`

/** Bytes of one person's rows, a long bill's among them. */
const ROOM_FOR_ONE = 32_768

/** Persons in the order of their ids, so that two writings never wait for each other. */
function parametersOf(all: readonly Written[]): Buffer[] {
  const inOrder = all.toSorted((a, b) => (a.person_id < b.person_id ? -1 : 1))
  const arrays = ARRAYS.map(({ columns, of }) => ({ columns, rows: inOrder.flatMap(of) }))
  return recordArrays(arrays, ROOM_FOR_ONE * all.length)
}
