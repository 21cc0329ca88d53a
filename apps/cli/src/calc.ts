import { type BundleShelf, type CalcResult, calc } from '@tongchou/policy'
import { type Read, readCases } from './read-cases.ts'

/** Results are handed on in pieces of about this many characters. */
const PIECE = 65_536

/**
 * Answers cases, one JSON object a line or a single object over several lines, in the order in which they came.
 * @param write takes text for the output; the next cases are read when it has taken it
 * @returns the exit status: 0 when every case had a result, 1 when any failed
 */
export async function runCalc(
  chunks: AsyncIterable<string>,
  shelf: BundleShelf,
  options: { explain: boolean },
  write: (text: string) => Promise<void>,
): Promise<number> {
  let failed = false
  let piece = ''
  for await (const read of readCases(chunks)) {
    const answer = answerTo(read, shelf, options)
    failed ||= answer.error !== undefined
    piece += `${JSON.stringify(answer)}\n`
    if (piece.length < PIECE) continue
    await write(piece)
    piece = ''
  }
  await write(piece)
  return failed ? 1 : 0
}

function answerTo(read: Read, shelf: BundleShelf, options: { explain: boolean }): CalcResult {
  const path = `line ${read.line}`
  if ('broken' in read)
    return { id: null, kind: null, error: { code: 'bad-json', message: read.broken, path } }
  if ('repeated' in read) {
    const { path: key, line } = read.repeated
    const message = `the key stands twice in its object, again on line ${line}: keep one of the two`
    return { id: null, kind: null, error: { code: 'repeated-key', message, path: key } }
  }
  const answer = calc(read.value, shelf, options)
  return answer.error?.path === '' ? { ...answer, error: { ...answer.error, path } } : answer
}
