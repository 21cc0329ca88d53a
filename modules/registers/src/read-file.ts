import { ok, type Result, refuse } from '@tongchou/kernel'
import type { Fault } from './contract.ts'
import type { TableRow } from './files/csv.ts'
import { FileFault } from './files/file-fault.ts'
import { headFaults } from './files/head-faults.ts'
import { inTitlesOf, readRow } from './files/read-row.ts'
import { readTable } from './files/read-table.ts'
import type { Register, Version } from './register.ts'

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
/** More than anybody mends one by one. */
const MOST_FAULTS = 2_000

/** Reads a table of a register. @returns what is wrong with its columns, or everything that is wrong with its lines */
export async function readFile<Row extends { code: string }, V extends Version>(
  register: Register<Row, V>,
  { content, fileName }: { content: Uint8Array; fileName: string },
): Promise<Result<ReadFile<Row>, Fault[]>> {
  try {
    const { columns: titles, rows } = await readTable(content, fileName)
    const unreadable = headFaults(register.shape, titles, register.columns)
    const read = unreadable.length > 0 ? refuse(unreadable) : await readLines(register, rows)
    // What was not read is not unpacked either.
    await rows.return(undefined)
    return read.ok
      ? ok({ lines: read.value, titles })
      : refuse(inTitlesOf(read.error, register.columns, titles))
  } catch (error) {
    if (error instanceof FileFault) return refuse([whole(error.message)])
    throw error
  }
}

async function readLines<Row extends { code: string }, V extends Version>(
  register: Register<Row, V>,
  rows: AsyncIterable<TableRow>,
): Promise<Result<ReadLine<Row>[], Fault[]>> {
  const faults: Fault[] = []
  const lines: ReadLine<Row>[] = []
  const seen = new Map<string, number>()
  let count = 0
  for await (const row of rows) {
    if (++count > MOST_LINES) return refuse([whole(`一次最多 ${MOST_LINES} 行，请分几个文件`)])
    if (faults.length >= MOST_FAULTS)
      return refuse([
        ...faults,
        whole(`到第 ${row.line} 行已有 ${faults.length} 处不对，后面的没有读；先改这些`),
      ])
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
  if (count === 0) return refuse([whole('文件里只有列名，没有一行')])
  return faults.length > 0 ? refuse(faults) : ok(lines)
}

const whole = (sentence: string): Fault => ({ line: null, field: null, sentence })
