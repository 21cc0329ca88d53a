import { LineCounter, parseDocument } from 'yaml'

/** The text of a history in its file and the line on which it begins, from 1; null where the file has no such key. */
export function linesOf(text: string, key: string): { yaml: string; line: number } | null {
  const lines = new LineCounter()
  const node = parseDocument(text, { lineCounter: lines }).getIn(key.split('.'), true)
  if (typeof node !== 'object' || node === null || !('range' in node)) return null
  const [start = 0, , end = text.length] = Array.isArray(node.range) ? (node.range as number[]) : []
  const { line } = lines.linePos(start)
  return { yaml: text.slice(lines.lineStarts[line - 1], end).trimEnd(), line }
}
