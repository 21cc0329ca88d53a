import type { SharedWork, Sql } from '@tongchou/database'
import pg from 'pg'
import { textArray } from './binary-array.ts'
import { recordArray } from './record-array.ts'
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
  lines?: readonly Row[]
  trace?: unknown
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

/** An array that the function takes: rows with all columns of their type in its order, or values as the text of their JSON. */
type ArrayOf =
  | { rows: string; columns: string; of: (it: Written) => readonly (Row | undefined)[] }
  | { json: (it: Written) => readonly unknown[] }

/** The function's arrays in its order. */
const ARRAYS: readonly ArrayOf[] = [
  {
    rows: 'encounter_change',
    columns: 'person_id encounter_id version state ended_on',
    of: (it) => [{ person_id: it.person_id, ...it.encounter }],
  },
  {
    rows: 'person_year',
    columns:
      'person_id scheme year pooled_paid pooled_maximum catastrophic_burden catastrophic_paid outpatient_eligible outpatient_paid ' +
      'outpatient_maximum antenatal_paid oncology_stays limit_paid layer_burden version',
    of: (it) => [it.year],
  },
  {
    rows: 'account_change',
    columns: 'person_id balance version',
    of: (it) => [it.account && { person_id: it.person_id, ...it.account }, ...(it.relatives?.accounts ?? [])],
  },
  {
    rows: 'account_movement',
    columns: 'person_id movement_id at kind amount balance_after settlement_id for_person_id',
    of: (it) => [it.movement, ...(it.relatives?.movements ?? [])],
  },
  {
    rows: 'settlement',
    columns:
      'person_id settlement_id encounter_id provider_code district scheme year kind level state ended_on settled_on settled_at settled_by ' +
      'bundle_hash facts uses_unverified total_cost full_self_pay over_limit_self_pay first_self_pay eligible deductible pooled_pay ' +
      'pooled_self_pay catastrophic_employee_pay catastrophic_resident_pay civil_servant_pay enterprise_pay assistance_pay other_pay ' +
      'fund_total person_total account_pay family_account_pay cash_pay hospital_borne employer_owes offsite_reduction catastrophic_burden',
    of: (it) => [it.settlement],
  },
  { json: (it) => (it.settlement === undefined ? [] : [it.trace]) },
  {
    rows: 'settlement_line',
    columns:
      'person_id settlement_id seq full_self_pay over_limit_self_pay first_self_pay eligible first_self_pay_bp ratio_bp excluded reason',
    of: (it) => it.lines ?? [],
  },
  {
    rows: 'reversal',
    columns: 'person_id settlement_id reversal_id reversed_on reversed_at reason asked_by approved_by',
    of: (it) => [it.reversal],
  },
  {
    rows: 'journal',
    columns: 'person_id journal_id fund district booked_on booked_at reason settlement_id mirrors voucher_id',
    of: (it) => it.journals,
  },
  {
    rows: 'posting',
    columns: 'person_id journal_id seq fund credit debit party amount',
    of: (it) => it.postings,
  },
  {
    rows: 'audit_entry',
    columns: 'person_id seq at actor action subject digest previous hash',
    of: (it) => [it.audit, ...(it.relatives?.audits ?? [])],
  },
  { rows: 'outbox', columns: 'person_id event_id at topic payload', of: (it) => [it.event] },
  {
    rows: 'answered_message',
    // its answer stands in the array after it
    columns: 'sender msgid infno person_id digest - at settlement_id',
    of: (it) => [it.message],
  },
  { json: (it) => (it.message === undefined ? [] : [it.message.answer]) },
]

const WRITE = `select settlement_write(${ARRAYS.map((it, at) => `$${at + 1}::${'rows' in it ? it.rows : 'text'}[]`).join(', ')})`

/** Persons in the order of their ids, so that two writings never wait for each other. */
function parametersOf(all: readonly Written[]): (string | Buffer)[] {
  const inOrder = all.toSorted((a, b) => (a.person_id < b.person_id ? -1 : 1))
  return ARRAYS.map((it) =>
    'json' in it
      ? textArray(inOrder.flatMap(it.json).map((value) => JSON.stringify(value)))
      : recordArray(it.columns, inOrder.flatMap(it.of)),
  )
}
