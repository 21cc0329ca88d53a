import type { WaterfallRow } from '@tongchou/settlement/contract'

/** A row of the waterfall under both versions; null where the version has no such row. */
export interface RowBeside {
  name: string
  before: WaterfallRow | null
  after: WaterfallRow | null
}

/** Two waterfalls row by row, in the order of the calculation; a row of only one of them stands where that one has it. */
export function waterfallsBeside(
  before: readonly WaterfallRow[],
  after: readonly WaterfallRow[],
): RowBeside[] {
  const names = before.map(({ name }) => name)
  for (const [at, { name }] of after.entries())
    if (!names.includes(name)) names.splice(names.indexOf(after[at - 1]?.name ?? '') + 1, 0, name)
  const rowOf = (rows: readonly WaterfallRow[], name: string) => rows.find((row) => row.name === name) ?? null
  return names.map((name) => ({ name, before: rowOf(before, name), after: rowOf(after, name) }))
}
