import { type BundleShelf, calc } from '@tongchou/policy'

/**
 * Answers cases, one JSON object a line or a single object over several lines, in the order in which they came.
 * @returns the exit status: 0 when every case had a result, 1 when any failed
 */
export function runCalc(
  text: string,
  shelf: BundleShelf,
  options: { explain: boolean },
  write: (line: string) => void,
): number {
  let failed = false
  for (const input of casesIn(text)) {
    const answer =
      'broken' in input
        ? {
            id: null,
            kind: null,
            error: { code: 'bad-json', message: input.broken, path: `line ${input.line}` },
          }
        : calc(input.value, shelf, options)
    failed ||= answer.error !== undefined
    write(JSON.stringify(answer))
  }
  return failed ? 1 : 0
}

type Read = { value: unknown } | { broken: string; line: number }

function casesIn(text: string): Read[] {
  const trimmed = text.trim()
  if (trimmed === '') return []
  const whole = parse(trimmed, 1)
  if ('value' in whole) return [whole]
  return text.split('\n').flatMap((line, index) => (line.trim() === '' ? [] : [parse(line, index + 1)]))
}

function parse(text: string, line: number): Read {
  try {
    return { value: JSON.parse(text) as unknown }
  } catch (error) {
    return { broken: error instanceof Error ? error.message : String(error), line }
  }
}
