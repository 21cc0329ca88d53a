import { ok, type Result, refuse } from '@tongchou/kernel'
import { type Inputs, TRANSACTIONS } from '../generated/transactions.ts'
import type { Place, WireFault } from './faults.ts'
import { asObject, isList, type Json, type JsonObject } from './json.ts'
import { readField } from './read-field.ts'
import type { NodeTable, TransactionTable } from './tables.ts'

export type Infno = keyof typeof TRANSACTIONS

export const isInfno = (text: string): text is Infno => Object.hasOwn(TRANSACTIONS, text)

export const tableOf = (infno: Infno): TransactionTable => TRANSACTIONS[infno]

type Row = Readonly<Record<string, string>>

/** Checks a message's input against its transaction's field table and gives every declared field as canonical text. */
export function readInput<No extends Infno>(infno: No, input: JsonObject): Result<Inputs[No], WireFault> {
  const nodes: Record<string, Row | readonly Row[]> = {}
  for (const [name, table] of Object.entries(tableOf(infno).input)) {
    const rows = rowsOf(input, name, table)
    if (rows.length === 0 && !table.isOptional) return refuse({ code: 'missing-node', node: name })
    const read: Row[] = []
    for (const [at, given] of rows.entries()) {
      const where = { node: name, line: table.isMany ? at + 1 : null }
      const row = asObject(given)
      if (row === null) return refuse({ code: 'not-a-row', ...where })
      const fields = readRow(row, table, where)
      if (!fields.ok) return fields
      read.push(fields.value)
    }
    nodes[name] = table.isMany ? read : (read[0] ?? {})
  }
  // The generated type lists exactly the nodes and fields of the table that was just walked.
  return ok(nodes as Inputs[No])
}

/** A list may come as one object, and one row as a list of one. */
function rowsOf(input: JsonObject, name: string, table: NodeTable): readonly Json[] {
  const node = [name, ...table.also]
    .map((key) => input[key])
    .find((value) => value !== undefined && value !== null && value !== '')
  if (node === undefined) return []
  return isList(node) ? node : [node]
}

function readRow(
  row: JsonObject,
  table: NodeTable,
  where: Pick<Place, 'node' | 'line'>,
): Result<Row, WireFault> {
  const fields: Record<string, string> = {}
  for (const field of table.fields) {
    const value = readField(row, field, where)
    if (!value.ok) return value
    fields[field.name] = value.value
  }
  return ok(fields)
}
