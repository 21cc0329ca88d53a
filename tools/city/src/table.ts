import { readFileSync } from 'node:fs'
import { assert } from '@tongchou/kernel'

/** One row of a table under `data/`: every column is there, empty text where it says nothing. */
export type Row<Column extends string> = Readonly<Record<Column, string>>

/** Reads `data/<name>.csv`, whose first line names exactly these columns. No cell holds a comma. */
export function readTable<Column extends string>(name: string, columns: readonly Column[]): Row<Column>[] {
  const [head, ...lines] = readFileSync(new URL(`../data/${name}.csv`, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
  assert(head === columns.join(','), `${name}.csv has the columns ${columns.join(',')}`)
  return lines.map((line) => {
    const cells = line.split(',')
    assert(cells.length === columns.length, `${name}.csv: ${line}`)
    // Every column has its cell: counted in the line above.
    return Object.fromEntries(columns.map((column, at) => [column, cells[at]])) as Row<Column>
  })
}
