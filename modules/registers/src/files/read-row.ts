import { assert } from '@tongchou/kernel'
import type { z } from 'zod'
import type { Fault } from '../contract.ts'
import { type Column, EMPTY } from './columns.ts'
import type { TableRow } from './csv.ts'

/** Reads a line of a table whose head has no fault, by its shape. @returns what it says, or everything that is wrong with it, column by column */
export function readRow<Shape extends z.ZodType>(
  shape: Shape,
  row: TableRow,
  columns: readonly Column[] = [],
): { ok: true; value: z.output<Shape> } | { ok: false; faults: Fault[] } {
  const named = inTableNames(row, columns)
  const read = shape.safeParse(Object.fromEntries([...named].map(([name, { value }]) => [name, value])))
  if (read.success) return { ok: true, value: read.data }
  return { ok: false, faults: read.error.issues.map((issue) => faultOf(issue, row.line, named)) }
}

/** A cell under its column's name, beside what the file itself says. */
type Named = ReadonlyMap<string, { title: string; cell: string; value: string; words: string | null }>

/** A Chinese table has Chinese titles and words; both are read alike. */
function inTableNames({ cells }: TableRow, columns: readonly Column[]): Named {
  return new Map(
    Object.entries(cells).map(([title, cell]) => {
      const column = columns.find((it) => it.title === title || it.name === title)
      const word = Object.entries(column?.words ?? {}).find(([, chinese]) => chinese === cell)
      const isChinese = column !== undefined && title === column.title
      const words = isChinese && column.words !== undefined ? Object.values(column.words).join('、') : null
      return [column?.name ?? title, { title, cell, value: word?.[0] ?? cell, words }]
    }),
  )
}

function faultOf(issue: z.core.$ZodIssue, line: number, named: Named): Fault {
  const name = String(issue.path[0] ?? '')
  const found = named.get(name)
  assert(found !== undefined, `the head of a table was not looked at: ${name}`)
  const message = messageOf(issue, found.words)
  const is = found.cell === '' ? '现在空着' : `现在是“${found.cell}”`
  return {
    ...{ line, field: found.title },
    sentence: message === EMPTY ? `${found.title} ${EMPTY}` : `${found.title} ${message}，${is}`,
  }
}

/** A Chinese table is told the words that it may use. */
function messageOf({ code, message }: z.core.$ZodIssue, words: string | null): string {
  if (words !== null) return `写 ${words}`
  return code === 'invalid_union' && message === 'Invalid input' ? '写得不对' : message
}

/** Faults that name columns, in the names that the file gives them. */
export function inTitlesOf(
  faults: readonly Fault[],
  columns: readonly Column[],
  titles: readonly string[],
): Fault[] {
  const chinese = new Map(
    columns.filter(({ title }) => titles.includes(title)).map((it) => [it.name, it.title]),
  )
  const named = (text: string): string => text.replace(/[A-Za-z]+/g, (word) => chinese.get(word) ?? word)
  return faults.map((it) => {
    // What stands in quotation marks is the file's own.
    const [said = '', ...quoted] = it.sentence.split('“')
    return {
      ...it,
      field: it.field === null ? null : named(it.field),
      sentence: [named(said), ...quoted].join('“'),
    }
  })
}

/** The faults of a table in lines that begin with where they are, one for each line. */
export function faultLines(faults: readonly Fault[]): string[] {
  const lines = new Map<number | null, string[]>()
  for (const { line, sentence } of faults) lines.set(line, [...(lines.get(line) ?? []), sentence])
  return [...lines].map(
    ([line, sentences]) => `${line === null ? '' : `第 ${line} 行 `}${sentences.join('；')}`,
  )
}
