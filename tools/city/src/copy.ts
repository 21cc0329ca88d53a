import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import type { Client } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'

/** What a cell of a copied row may hold; objects are written as JSON, arrays as PostgreSQL arrays. */
export type Cell =
  | string
  | number
  | boolean
  | null
  | Uint8Array
  | readonly (string | number | null)[]
  | { readonly json: unknown }

/** Rows that wait to be copied, table by table, in the order in which the tables were named. */
export class Batch {
  readonly #tables: Map<string, { columns: readonly string[]; known: ReadonlySet<string>; lines: string[] }>

  /** @param tables every table that may get rows, those that others point to first */
  constructor(tables: Readonly<Record<string, readonly string[]>>) {
    this.#tables = new Map(
      Object.entries(tables).map(
        ([table, columns]) => [table, { columns, known: new Set(columns), lines: [] }] as const,
      ),
    )
  }

  add(table: string, cells: readonly Cell[]): void {
    const entry = this.#tables.get(table)
    if (entry === undefined || entry.columns.length !== cells.length)
      throw new Error(`broken invariant: a row of ${table} has ${cells.length} cells`)
    let line = ''
    for (let at = 0; at < cells.length; at++) line += (at === 0 ? '' : '\t') + written(cells[at] ?? null)
    entry.lines.push(line)
  }

  /** Adds a row keyed by column, as the modules make them; a column that it lacks is null. */
  addRow(table: string, row: Readonly<Record<string, unknown>>): void {
    const entry = this.#tables.get(table)
    if (entry === undefined) throw new Error(`broken invariant: the city fills ${table}`)
    for (const key of Object.keys(row))
      if (!entry.known.has(key)) throw new Error(`broken invariant: ${table} has ${key}`)
    this.add(
      table,
      entry.columns.map((column) => cellOf(row[column])),
    )
  }

  /** Rows per table. */
  counts(): Record<string, number> {
    return Object.fromEntries([...this.#tables].map(([table, { lines }]) => [table, lines.length]))
  }

  /** The rows as text, for a digest. */
  *lines(): Generator<string> {
    for (const [table, { lines }] of this.#tables) for (const line of lines) yield `${table}\t${line}\n`
  }

  /** Sends everything by COPY on the open transaction of this client. */
  async send(client: Client): Promise<void> {
    for (const [table, { columns, lines }] of this.#tables) {
      if (lines.length === 0) continue
      const stream = client.query(copyFrom(`copy ${table} (${columns.join(', ')}) from stdin`))
      const done = finished(stream)
      for (let at = 0; at < lines.length; at += 2_000) {
        const chunk = `${lines.slice(at, at + 2_000).join('\n')}\n`
        if (!stream.write(chunk)) await Promise.race([once(stream, 'drain'), done])
      }
      stream.end()
      await done
    }
  }
}

function cellOf(value: unknown): Cell {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  if (Array.isArray(value)) return value
  return value === null || value === undefined ? null : { json: value }
}

function written(cell: Cell): string {
  if (cell === null) return '\\N'
  if (typeof cell === 'number') return String(cell)
  if (typeof cell === 'boolean') return cell ? 't' : 'f'
  if (typeof cell === 'string') return escaped(cell)
  if (cell instanceof Uint8Array)
    return `\\\\x${Buffer.from(cell.buffer, cell.byteOffset, cell.byteLength).toString('hex')}`
  if ('json' in cell) return escaped(JSON.stringify(cell.json))
  return escaped(`{${cell.map(element).join(',')}}`)
}

const element = (value: string | number | null): string =>
  typeof value === 'string' ? `"${value.replace(/(["\\])/g, '\\$1')}"` : String(value)

const SPECIAL = /[\\\t\n\r]/
const EVERY_SPECIAL = new RegExp(SPECIAL, 'g')
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

/** Nearly no text has anything to escape, and looking costs a tenth of replacing. */
const escaped = (text: string): string =>
  SPECIAL.test(text) ? text.replace(EVERY_SPECIAL, (character) => ESCAPES[character] ?? character) : text
