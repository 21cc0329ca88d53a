import { type RepeatedKey, repeatedKey } from './repeated-key.ts'

/** A case as it stands in the file, why the line is no JSON, or which key it has twice; `line` is the first one of it. */
export type Read =
  | { value: unknown; line: number }
  | { broken: string; line: number }
  | { value: unknown; repeated: RepeatedKey; line: number }

/**
 * Cases one a line, or a single one over several lines, as the text comes in: of a file of a million lines a line is held, not
 * the file. Blank lines are passed over.
 */
export async function* readCases(chunks: AsyncIterable<string>): AsyncGenerator<Read> {
  // A first line that is no JSON by itself is either broken or the beginning of a single object over several lines. The next line
  // that is a case shows which; until then the lines are kept.
  let opening: string[] | null = []
  let number = 0
  for await (const line of linesOf(chunks)) {
    number += 1
    if (opening === null) {
      if (line.trim() !== '') yield parse(line, number)
      continue
    }
    opening.push(line)
    if (!endsOpening(line, opening)) continue
    yield* each(opening)
    opening = null
  }
  if (opening !== null) yield* oneOrEach(opening)
}

/** True where the lines are one case each: the first that has words is JSON, or this one alone is a case. */
function endsOpening(line: string, opening: readonly string[]): boolean {
  const read = line.trim() === '' ? null : parse(line, 0)
  if (read === null || 'broken' in read) return false
  return opening.slice(0, -1).every((before) => before.trim() === '') || isCase(read.value)
}

const isCase = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'kind' in value && 'region' in value

function oneOrEach(lines: readonly string[]): Read[] {
  const text = lines.join('\n').trim()
  if (text === '') return []
  const whole = parse(text, 1)
  return 'broken' in whole ? each(lines) : [whole]
}

const each = (lines: readonly string[]): Read[] =>
  lines.flatMap((line, at) => (line.trim() === '' ? [] : [parse(line, at + 1)]))

function parse(text: string, line: number): Read {
  try {
    const value = JSON.parse(text) as unknown
    const repeated = repeatedKey(text, value)
    return repeated === null
      ? { value, line }
      : { value, repeated: { ...repeated, line: line + repeated.line - 1 }, line }
  } catch (error) {
    return { broken: error instanceof Error ? error.message : String(error), line }
  }
}

/** The lines of a text as it comes, without the byte order mark that some editors put first. */
async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let parts: string[] = []
  let isFirst = true
  for await (const chunk of chunks) {
    const [head = '', ...lines] = (isFirst ? chunk.replace(/^\uFEFF/, '') : chunk).split('\n')
    isFirst = false
    parts.push(head)
    for (const next of lines) {
      yield parts.join('')
      parts = [next]
    }
  }
  yield parts.join('')
}
