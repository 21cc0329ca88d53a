import { type Outputs, TRANSACTIONS } from '../generated/transactions.ts'
import type { Infno } from './read-input.ts'
import type { NodeTable } from './tables.ts'
import { stamp } from './times.ts'

type Row = Readonly<Record<string, unknown>>

/** Names under which some clients look for a value that others call differently: both are sent. */
const SYNONYMS: readonly (readonly [string, string])[] = [
  ['psn_cash_pay', 'pdn_cash_pay'],
  ['psn_cash_pay', 'cash_payamt'],
  ['psn_part_amt', 'psn_pay'],
  ['expContent', 'exp_content'],
]

/** Amounts that every settlement carries whichever edition's table lists them. */
const SETTLEMENT_AMOUNTS = [
  'hosp_part_amt',
  'psn_part_amt',
  'psn_cash_pay',
  'acct_mulaid_pay',
  'hifdm_pay',
] as const

/** An answer's output as it goes out: every declared field is there, amounts are numbers and never null. */
export function complete<No extends Infno>(infno: No, output: Outputs[No]): Row | readonly Row[] {
  const tables: Readonly<Record<string, NodeTable>> = TRANSACTIONS[infno].output
  const nodes = Object.entries(output).map(
    ([name, node]) => [name, completeNode(tables[name], node)] as const,
  )
  const direct = nodes.find(([name]) => tables[name]?.isDirect === true)
  // A direct node is a list of rows by its table.
  return direct === undefined ? Object.fromEntries(nodes) : (direct[1] as readonly Row[])
}

/** A row or a list of rows. */
function completeNode(table: NodeTable | undefined, node: unknown): unknown {
  if (table === undefined) return node
  return Array.isArray(node) ? node.map((row) => completeRow(table, row)) : completeRow(table, node)
}

function completeRow(table: NodeTable, given: unknown): Row {
  const row: Record<string, unknown> = {}
  for (const field of table.fields) row[field.name] = field.kind === 'number' ? 0 : ''
  if ('medfee_sumamt' in row) {
    for (const amount of SETTLEMENT_AMOUNTS) row[amount] ??= 0
    row.expContent ??= ''
  }
  Object.assign(row, given)
  for (const [one, other] of SYNONYMS) mirror(row, one, other)
  return row
}

/** Gives both names the value that either has. */
function mirror(row: Record<string, unknown>, one: string, other: string): void {
  if (!(one in row) && !(other in row)) return
  const value = row[one] || row[other] || (row[one] ?? row[other])
  row[one] = value
  row[other] = value
}

/** What an answer needs besides its content. */
export interface AnswerFrame {
  readonly infcodeAs: 'number' | 'string'
  /** Six digits of the platform's area. */
  readonly district: string
  readonly receivedAt: Date
  readonly respondedAt: Date
  /** Counts the answers of this process. */
  readonly sequence: number
}

export type Outcome =
  | { readonly ok: true; readonly output: Row | readonly Row[] }
  | { readonly ok: false; readonly message: string }

const LONGEST_MESSAGE = 200

/** The answer's text: `output` is always an object, `infcode` of the type that the institution's software understands. */
export function writeAnswer(frame: AnswerFrame, outcome: Outcome): string {
  const infcode = outcome.ok ? 0 : -1
  return JSON.stringify({
    infcode: frame.infcodeAs === 'string' ? String(infcode) : infcode,
    inf_refmsgid: referenceOf(frame),
    refmsg_time: stamp(frame.receivedAt),
    respond_time: stamp(frame.respondedAt),
    err_msg: outcome.ok ? '' : shortened(outcome.message),
    warn_msg: '',
    cainfo: '',
    signtype: '',
    output: outcome.ok ? outcome.output : {},
  })
}

/** Area (6), time to the second (14), and ten digits that do not come again: milliseconds and the count. */
function referenceOf({ district, receivedAt, sequence }: AnswerFrame): string {
  const time = stamp(receivedAt)
  return `${district}${time.slice(0, 14)}${time.slice(14)}${String(sequence % 10_000_000).padStart(7, '0')}`
}

const shortened = (message: string): string =>
  message.length > LONGEST_MESSAGE ? `${message.slice(0, LONGEST_MESSAGE - 1)}…` : message
