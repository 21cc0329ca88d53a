import type { SharedWork, Sql } from '@tongchou/database'
import pg from 'pg'
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

/** The types of the function's arrays in its order, with their columns and the rows of a writing that go there. */
const ARRAYS: readonly (readonly [
  type: string,
  columns: string,
  rows: (it: Written) => readonly (Row | undefined)[],
])[] = [
  [
    'encounter_change',
    'person_id encounter_id version state ended_on',
    (it) => [{ person_id: it.person_id, ...it.encounter }],
  ],
  [
    'person_year',
    'person_id scheme year pooled_paid pooled_maximum catastrophic_burden catastrophic_paid outpatient_eligible outpatient_paid ' +
      'outpatient_maximum antenatal_paid oncology_stays limit_paid layer_burden version',
    (it) => [it.year],
  ],
  [
    'account_change',
    'person_id balance version',
    (it) => [it.account && { person_id: it.person_id, ...it.account }, ...(it.relatives?.accounts ?? [])],
  ],
  [
    'account_movement',
    'person_id movement_id at kind amount balance_after settlement_id for_person_id',
    (it) => [it.movement, ...(it.relatives?.movements ?? [])],
  ],
  [
    'settlement',
    'person_id settlement_id encounter_id provider_code district scheme year kind level state settled_on settled_at settled_by ' +
      'bundle_hash facts uses_unverified total_cost full_self_pay over_limit_self_pay first_self_pay eligible deductible pooled_pay ' +
      'pooled_self_pay catastrophic_employee_pay catastrophic_resident_pay civil_servant_pay enterprise_pay assistance_pay other_pay ' +
      'fund_total person_total account_pay family_account_pay cash_pay hospital_borne employer_owes offsite_reduction catastrophic_burden',
    (it) => [it.settlement],
  ],
  [
    'settlement_line',
    'person_id settlement_id seq full_self_pay over_limit_self_pay first_self_pay eligible first_self_pay_bp ratio_bp excluded reason',
    (it) => it.lines ?? [],
  ],
  [
    'settlement_trace',
    'person_id settlement_id trace',
    ({ settlement, trace }) => [settlement && { ...keysOf(settlement), trace }],
  ],
  [
    'reversal',
    'person_id settlement_id reversal_id reversed_on reversed_at reason asked_by approved_by',
    (it) => [it.reversal],
  ],
  [
    'journal',
    'person_id journal_id fund district booked_on booked_at reason settlement_id mirrors voucher_id',
    (it) => it.journals,
  ],
  ['posting', 'person_id journal_id seq fund credit debit party amount', (it) => it.postings],
  ['audit_entry', 'person_id seq at actor action subject digest previous hash', (it) => [it.audit]],
  ['outbox', 'person_id event_id at topic payload', (it) => [it.event]],
  ['answered_message', 'sender msgid infno person_id digest answer at settlement_id', (it) => [it.message]],
]

const WRITE = `select settlement_write(${ARRAYS.map(([type], at) => `$${at + 1}::${type}[]`).join(', ')})`

const COLUMNS = ARRAYS.map(([, columns]) => columns.split(' '))

/** Persons in the order of their ids, so that two writings never wait for each other. */
function parametersOf(all: readonly Written[]): string[] {
  const inOrder = all.toSorted((a, b) => (a.person_id < b.person_id ? -1 : 1))
  return ARRAYS.map(([, , rowsOf], at) =>
    recordArray(
      COLUMNS[at] ?? [],
      inOrder.flatMap(rowsOf).filter((row) => row !== undefined),
    ),
  )
}

const keysOf = ({ person_id, settlement_id }: Row): Row => ({ person_id, settlement_id })
