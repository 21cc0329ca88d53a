import type { z } from 'zod'
import type { Fault } from '../contract.ts'
import type { Column } from './columns.ts'

/**
 * What is wrong with a table's columns by the shape of its lines: those that are missing, and those that nobody knows. Said once for the
 * whole file, in the language of its own titles; with such a fault no line can be read.
 */
export function headFaults(
  shape: z.ZodType,
  titles: readonly string[],
  columns: readonly Column[] = [],
): Fault[] {
  const names = titles.map((title) => columns.find((it) => it.title === title)?.name ?? title)
  const read = shape.safeParse(Object.fromEntries(names.map((name) => [name, ''])))
  const issues = read.error?.issues ?? []
  const isChinese = columns.some(({ title }) => titles.includes(title))
  const titleOf = (name: string) =>
    (isChinese ? columns.find((it) => it.name === name)?.title : undefined) ?? name
  const missing = new Set(
    issues
      .map(({ path }) => String(path[0] ?? ''))
      .filter((name) => name !== '' && !names.includes(name))
      .map(titleOf),
  )
  const unknown = issues.flatMap((it) => (it.code === 'unrecognized_keys' ? it.keys : []))
  return [
    ...(missing.size === 0 ? [] : [fault(null, `缺 ${counted([...missing])}，请在列名那一行补上`)]),
    ...unknown.map((title) => fault(title, `没有 ${title} 这一列，删去它`)),
  ]
}

const fault = (field: string | null, sentence: string): Fault => ({ line: null, field, sentence })

const counted = (titles: readonly string[]): string =>
  titles.length === 1 ? `${titles[0]} 这一列` : `${titles.join('、')} 这 ${titles.length} 列`
