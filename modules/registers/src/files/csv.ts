import { inSlices } from '../slices.ts'
import { FileFault } from './file-fault.ts'

/** A row of a table by column, with the line on which it begins. */
export interface TableRow {
  readonly line: number
  readonly cells: Readonly<Record<string, string>>
}

/** The cells of one line. */
export interface TableLine {
  readonly line: number
  readonly cells: readonly string[]
}

/**
 * Reads a table whose first line names the columns: comma-separated, cells with commas or line breaks in quotation marks, with or without a
 * mark, either kind of line end. Empty lines are passed over.
 * @throws a sentence naming the line
 */
export const readCsv = (text: string): Promise<Table> => tableOf(recordsOf(text.replace(/^\uFEFF/, '')))

export interface Table {
  readonly columns: readonly string[]
  /** As they are asked for. @throws a sentence naming the line */
  readonly rows: AsyncGenerator<TableRow>
}

/** The lines of a table by the columns that the first of them names. @throws a sentence naming the line */
export async function tableOf(all: Iterable<TableLine> | AsyncIterable<TableLine>): Promise<Table> {
  const lines = inSlices(all)
  const first = await lines.next()
  if (first.done === true) throw new FileFault('文件是空的')
  const columns = columnsOf(first.value.cells)
  return { columns, rows: rowsOf(columns, lines) }
}

async function* rowsOf(
  columns: readonly string[],
  lines: AsyncGenerator<TableLine>,
): AsyncGenerator<TableRow> {
  for await (const { line, cells } of lines) yield rowOf(columns, line, cells)
}

function columnsOf(cells: readonly string[]): readonly string[] {
  const columns = cells.map((name) => name.trim())
  const repeated = columns.find((name, at) => columns.indexOf(name) !== at)
  if (repeated !== undefined) throw new FileFault(`第 1 行：列名 ${repeated} 重复`)
  return columns
}

function rowOf(columns: readonly string[], line: number, cells: readonly string[]): TableRow {
  if (cells.length !== columns.length)
    throw new FileFault(`第 ${line} 行：有 ${cells.length} 格，列名有 ${columns.length} 个`)
  return { line, cells: Object.fromEntries(columns.map((name, at) => [name, (cells[at] ?? '').trim()])) }
}

function* recordsOf(text: string): Generator<TableLine> {
  let [line, began, cell, isQuoted, wasQuoted] = [1, 1, '', false, false]
  let cells: string[] = []
  for (let at = 0; at <= text.length; at++) {
    const sign = text[at]
    if (isQuoted && sign !== undefined) {
      if (sign === '\n') line++
      if (sign !== '"') cell += sign
      else if (text[at + 1] === '"') cell += text[++at]
      else isQuoted = false
      continue
    }
    if (isQuoted) throw new FileFault(`第 ${began} 行：引号没有收尾`)
    if (sign === '"' && cell === '' && !wasQuoted) {
      isQuoted = wasQuoted = true
    } else if (sign === ',' || sign === '\n' || sign === undefined) {
      cells.push(cell.replace(/\r$/, ''))
      ;[cell, wasQuoted] = ['', false]
      if (sign === ',') continue
      if (cells.some((it) => it.trim() !== '')) yield { line: began, cells }
      ;[cells, line] = [[], line + 1]
      began = line
    } else cell += sign
  }
}
