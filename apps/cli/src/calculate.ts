import { createReadStream } from 'node:fs'
import type { BundleShelf } from '@tongchou/policy'
import { runCalc } from './calc.ts'

/**
 * Answers the cases of a file, or of standard input, on standard output.
 * @returns the exit status: 0 or 1 as `runCalc` says, 2 when the file cannot be read or the output was closed before the end
 */
export async function calculate(
  words: readonly string[],
  shelf: () => Promise<BundleShelf>,
  say: (line: string) => void,
): Promise<number> {
  const files = words.filter((word) => word !== '--explain')
  const unknown = files.find((word) => word.startsWith('-') && word !== '-') ?? files[1]
  if (unknown !== undefined) {
    say(
      `calc 只认一个文件和 --explain，不认识“${unknown}” / calc takes one file and --explain, not '${unknown}'`,
    )
    return 2
  }
  const [file = '-'] = files
  const law = await shelf()
  const input =
    file === '-' ? createReadStream('', { fd: 0, encoding: 'utf8' }) : createReadStream(file, 'utf8')
  // A closed output is told to the write that meets it; the stream tells it once more to whoever listens.
  process.stdout.on('error', () => undefined)
  try {
    return await runCalc(input, law, { explain: words.includes('--explain') }, print)
  } catch (error) {
    if (!isOfSystem(error)) throw error
    // Whoever reads the output has seen enough (`| head`): no words about it.
    if (error.code !== 'EPIPE') say(`读不了 ${file} / cannot read ${file}: ${error.message}`)
    return 2
  }
}

/** Waits until the text is taken; a closed output is an error of this write. */
const print = (text: string): Promise<void> =>
  new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()))
  })

const isOfSystem = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'code' in error && 'syscall' in error
