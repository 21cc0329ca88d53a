import { ok, type Result, refuse } from '@tongchou/kernel'
import type { Fault } from './contract.ts'
import type { Table } from './files/csv.ts'
import { headFaults } from './files/head-faults.ts'
import { inTitlesOf, readRow } from './files/read-row.ts'
import { readTable } from './files/read-table.ts'
import type { Register, Version } from './register.ts'
import { inSlices } from './slices.ts'

/** A line as it was read. */
export interface ReadLine<Row> {
  readonly line: number
  readonly row: Row
}

/** A file that was read, and the names that it gives its columns. */
export interface ReadFile<Row> {
  readonly lines: readonly ReadLine<Row>[]
  readonly titles: readonly string[]
}

/** More than any province's catalogue has. */
const MOST_LINES = 200_000

/** Reads a table of a register. @returns what is wrong with its columns, or everything that is wrong with its lines */
export async function readFile<Row extends { code: string }, V extends Version>(
  register: Register<Row, V>,
  content: Uint8Array,
): Promise<Result<ReadFile<Row>, Fault[]>> {
  const table = await tableIn(content)
  if (!table.ok) return table
  if (table.value.rows.length === 0) return refuse([whole('文件里只有列名，没有一行')])
  if (table.value.rows.length > MOST_LINES) return refuse([whole(`一次最多 ${MOST_LINES} 行，请分几个文件`)])
  const titles = table.value.columns
  const unreadable = headFaults(register.shape, titles, register.columns)
  if (unreadable.length > 0) return refuse(unreadable)
  const faults: Fault[] = []
  const lines: ReadLine<Row>[] = []
  const seen = new Map<string, number>()
  for await (const row of inSlices(table.value.rows)) {
    const read = readRow(register.shape, row, register.columns)
    if (!read.ok) {
      faults.push(...read.faults)
      continue
    }
    faults.push(...register.faultsOf(read.value, row.line))
    const key = `${read.value.code} ${'validFrom' in read.value ? read.value.validFrom : ''}`
    const first = seen.get(key)
    if (first !== undefined)
      faults.push({
        ...{ line: row.line, field: 'code' },
        sentence: `code ${read.value.code} 和第 ${first} 行是同一天的同一${register.unit}，只留一行`,
      })
    seen.set(key, row.line)
    lines.push({ line: row.line, row: read.value })
  }
  return faults.length > 0 ? refuse(inTitlesOf(faults, register.columns, titles)) : ok({ lines, titles })
}

const whole = (sentence: string): Fault => ({ line: null, field: null, sentence })

async function tableIn(content: Uint8Array): Promise<Result<Table, Fault[]>> {
  try {
    return ok(await readTable(content))
  } catch (error) {
    return refuse([whole(error instanceof Error ? error.message : String(error))])
  }
}
