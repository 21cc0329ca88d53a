import { type FieldTables, helpFor, meaningOf } from '../wire/field-tables.ts'
import { type JsonLine, readJsonText, type Token } from '../wire/json-text.ts'
import type { Folding } from './folding.ts'

/** A line as shown: one of the text, or the placeholder of the folded ones. */
export interface ShownLine {
  readonly number: number
  readonly line: JsonLine | null
  readonly text: string
}

/** The lines of a text with the folded ones replaced by their placeholder; numbers are those of the whole text. */
export function shownLines(lines: readonly JsonLine[], folding: Folding | null): readonly ShownLine[] {
  const rows = lines.map((line): ShownLine => ({ number: line.number, line, text: '' }))
  if (folding === null) return rows
  const placeholder = {
    number: folding.at,
    line: null,
    text: folding.shown.split('\n')[folding.at - 1] ?? '',
  }
  return [...rows.slice(0, folding.at - 1), placeholder, ...rows.slice(folding.at - 1 + folding.count)]
}

/** Identity numbers are shown masked, as everywhere; the text underneath is whole and is what is sent. */
export function masked(token: Token, line: JsonLine): string {
  const isIdentity = /^(certno|mdtrt_cert_no)$/.test(line.path?.at(-1) ?? '') && token.kind === 'string'
  return isIdentity ? token.text.replace(/^"(.{4})(.{10})(.{4})"$/, '"$1**********$3"') : token.text
}

/** What a line's field means, in a few words; '' where no table knows it. */
export function meaningAt({ line }: ShownLine, tables: FieldTables | null): string {
  if (line?.path === null || line?.path === undefined) return ''
  const help = helpFor(tables, line.path)
  if (help === null) return ''
  if (line.path.length === 1 && line.path[0] === 'infno') return tables?.name ?? help.field.label
  return meaningOf(help, valueOn(line))
}

/** The step that brought the id on a line; null where the line holds none. */
export function originAt({ line }: ShownLine, origins: Readonly<Record<string, string>>): string | null {
  return line === null || !/_id$/.test(line.path?.at(-1) ?? '') ? null : (origins[valueOn(line)] ?? null)
}

/** The first line whose field a refusal names; the row narrows it down in a list. -1 where there is none. */
export function lineMarked(
  lines: readonly ShownLine[],
  marked: { field: string; line: number | null } | null,
): number {
  if (marked === null) return -1
  const paths = lines.map(({ line }) => line?.path ?? [])
  const row = String((marked.line ?? 1) - 1)
  const exact = paths.findIndex((path) => path.at(-1) === marked.field && path.at(-2) === row)
  return exact >= 0 ? exact : paths.findIndex((path) => path.at(-1) === marked.field)
}

/** The text with another value at a path, as a picked code is written in; unchanged where the path is not there. */
export function withValue(text: string, path: readonly string[], value: string): string {
  const line = readJsonText(text).lines.find((it) => it.path?.join('.') === path.join('.'))
  const token = line?.tokens.findLast(({ kind }) => kind === 'string' || kind === 'number')
  if (token === undefined) return text
  return text.slice(0, token.at) + JSON.stringify(value) + text.slice(token.at + token.text.length)
}

const valueOn = (line: JsonLine): string =>
  line.tokens.findLast(({ kind }) => kind === 'string' || kind === 'number')?.text.replaceAll('"', '') ?? ''
