import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import { FileFault } from './file-fault.ts'

/** A ZIP archive with its parts by their names. */
export interface Archive {
  readonly zip: ZipFile
  readonly parts: ReadonlyMap<string, Entry>
}

/** Beyond it an archive was made to be a trap: 200,000 rows of a catalogue are a fifth of it. Bytes, of all parts that are read. */
export const LARGEST_UNPACKED = 1024 * 1024 * 1024

/** @throws {Broken} where it is no whole archive */
export async function openArchive(content: Uint8Array): Promise<Archive> {
  try {
    const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
    const zip = await fromBufferPromise(bytes, { lazyEntries: true })
    const parts = new Map<string, Entry>()
    for await (const entry of zip.eachEntry()) parts.set(entry.fileName, entry)
    return { zip, parts }
  } catch (error) {
    throw new Broken('no whole archive', { cause: error })
  }
}

/** An archive that is damaged, or is none of a workbook. */
export class Broken extends Error {}

/**
 * The text of a part, piece by piece, unpacked beside the event loop; nothing where there is no such part.
 * @param budget how many bytes may still be unpacked, of this part and the next ones
 * @throws {Broken} where it is not what the archive says of it
 * @throws {FileFault} where it is more than the budget
 */
export async function* textOf(
  { zip, parts }: Archive,
  name: string,
  budget: { left: number },
  fileName: string,
): AsyncGenerator<string> {
  const part = parts.get(name)
  if (part === undefined) return
  const decoder = new TextDecoder()
  for await (const piece of piecesOf(zip, part)) {
    budget.left -= piece.length
    if (budget.left < 0) throw tooLarge(fileName)
    yield decoder.decode(piece, { stream: true })
  }
}

async function* piecesOf(zip: ZipFile, part: Entry): AsyncGenerator<Buffer> {
  try {
    yield* await zip.openReadStreamPromise(part)
  } catch (error) {
    throw new Broken('a part is damaged', { cause: error })
  }
}

/** Said where reading on would be a risk for everybody else. */
export const tooLarge = (fileName: string): FileFault =>
  new FileFault(
    `${fileName} 解开后超过 ${LARGEST_UNPACKED / 1024 / 1024} MB，没有读下去。请另存为 CSV 再选，或分成几个文件，每个不超过 200000 行`,
  )
