import { BinaryWriter } from './binary-writer.ts'
import type { Row } from './rows.ts'

/** PostgreSQL's numbers of its own types; a domain goes by the type that it is of, whose number the server does not compare. */
const TYPES = {
  bool: 16,
  bytea: 17,
  int8: 20,
  int2: 21,
  int4: 23,
  text: 25,
  date: 1082,
  timestamptz: 1184,
  record: 2249,
  uuid: 2950,
  json: 114,
  jsonb: 3802,
  'int8[]': 1016,
  'int4[]': 1007,
  'text[]': 1009,
} as const

type ColumnType = Exclude<keyof typeof TYPES, 'record'>

/** A column of a composite type. */
interface Column {
  name: string
  type: ColumnType
}

/**
 * The columns of a composite type in its order, written as `uuid person_id, text state`: a type before its names, groups between commas.
 */
export const columnsOf = (groups: string): readonly Column[] =>
  groups.split(',').flatMap((group) => {
    const [type, ...names] = group.trim().split(/\s+/)
    return names.map((name) => ({ name, type: type as ColumnType }))
  })

/** The rows of an array; where one is left out there is no element. */
export interface RecordArray {
  columns: readonly Column[]
  rows: readonly (Row | undefined)[]
}

/**
 * Rows as PostgreSQL's binary form of arrays of composite values: nothing is quoted on one side to be unquoted on the other.
 * @param room bytes that will probably do for all of them
 * @returns what the driver sends in binary, as it does every buffer: parts of one
 */
export function recordArrays(arrays: readonly RecordArray[], room: number): Buffer[] {
  const out = new BinaryWriter(room)
  const ends = arrays.map((array) => {
    writeArray(out, array)
    return out.length
  })
  return ends.map((end, at) => out.part(ends[at - 1] ?? 0, end))
}

function writeArray(out: BinaryWriter, { columns, rows }: RecordArray): void {
  const present = rows.filter((row) => row !== undefined)
  writeHead(out, 'record', present)
  for (const row of present) {
    const from = out.open()
    writeRecord(out, columns, row)
    out.close(from)
  }
}

/** One dimension, counted from 1. */
function writeHead(out: BinaryWriter, type: keyof typeof TYPES, values: readonly unknown[]): void {
  out.int4(values.length === 0 ? 0 : 1)
  out.int4(values.includes(null) ? 1 : 0)
  out.int4(TYPES[type])
  if (values.length === 0) return
  out.int4(values.length)
  out.int4(1)
}

function writeRecord(out: BinaryWriter, columns: readonly Column[], row: Row): void {
  out.int4(columns.length)
  for (const { name, type } of columns) {
    out.int4(TYPES[type])
    writeValue(out, type, row[name])
  }
}

function writeValue(out: BinaryWriter, type: ColumnType, value: unknown): void {
  if (value === undefined || value === null) {
    out.int4(-1)
    return
  }
  const from = out.open()
  WRITE[type](out, value)
  out.close(from)
}

/** How a value of a row stands in a column: amounts and counts are numbers, days and moments their ISO texts, bytes `\x…`. */
const WRITE: Readonly<Record<ColumnType, (out: BinaryWriter, value: unknown) => void>> = {
  bool: (out, value) => out.byte(value === true ? 1 : 0),
  bytea: (out, value) => out.hex(String(value), '\\x'.length),
  int2: (out, value) => out.int2(whole(value)),
  int4: (out, value) => out.int4(whole(value)),
  int8: (out, value) => out.int8(whole(value)),
  text: (out, value) => out.text(textOf(value)),
  date: (out, value) => out.int4(whole(Date.parse(String(value)) / DAY - FIRST_DAY, value)),
  timestamptz: (out, value) => out.int8(whole((Date.parse(String(value)) - FIRST_DAY * DAY) * 1_000, value)),
  uuid: (out, value) => out.hex(String(value), 0),
  json: (out, value) => out.text(textOf(value)),
  jsonb: (out, value) => {
    out.byte(1)
    out.text(textOf(value))
  },
  'int8[]': arrayOf('int8'),
  'int4[]': arrayOf('int4'),
  'text[]': arrayOf('text'),
}

function arrayOf(type: 'int8' | 'int4' | 'text') {
  return (out: BinaryWriter, value: unknown): void => {
    const values = value as readonly unknown[]
    writeHead(out, type, values)
    for (const one of values) writeValue(out, type, one)
  }
}

/** @throws where it is none: a buffer would take any number, and zero for what is not one */
function whole(value: unknown, from = value): number {
  const number = Number(value)
  if (!Number.isSafeInteger(number)) throw new Error(`no whole number, day or moment: ${String(from)}`)
  return number
}

/** What is no text stands as its JSON. */
const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

/** Milliseconds. */
const DAY = 86_400_000
/** PostgreSQL counts days and microseconds from 2000-01-01, JavaScript from 1970-01-01. */
const FIRST_DAY = Date.parse('2000-01-01') / DAY
