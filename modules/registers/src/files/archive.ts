import { createInflateRaw } from 'node:zlib'
import { FileFault } from './file-fault.ts'

/** A part of a ZIP archive, as it is packed. */
export interface Part {
  readonly packed: Uint8Array
  readonly isDeflated: boolean
  /** Bytes once unpacked, as the archive says. */
  readonly size: number
}

/** Beyond it an archive was made to be a trap: 200,000 rows of a catalogue are a fifth of it. Bytes, of all parts that are read. */
export const LARGEST_UNPACKED = 1024 * 1024 * 1024

const [END, ENTRY, LOCAL] = [0x06054b50, 0x02014b50, 0x04034b50]
/** The end of an archive, with the longest comment that it may have. */
const LONGEST_END = 22 + 0xffff

/** The parts of a ZIP archive by their names. @throws where it is no whole archive */
export function partsOf(content: Uint8Array): ReadonlyMap<string, Part> {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  let end = bytes.length - 22
  while (end >= 0 && end >= bytes.length - LONGEST_END && bytes.readUInt32LE(end) !== END) end -= 1
  if (end < 0 || end < bytes.length - LONGEST_END) throw new Broken('it has no end')
  const parts = new Map<string, Part>()
  let at = bytes.readUInt32LE(end + 16)
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (bytes.readUInt32LE(at) !== ENTRY) throw new Broken('its directory is damaged')
    const [packedSize, size, nameLength] = [
      bytes.readUInt32LE(at + 20),
      bytes.readUInt32LE(at + 24),
      bytes.readUInt16LE(at + 28),
    ]
    const local = bytes.readUInt32LE(at + 42)
    if (bytes.readUInt32LE(local) !== LOCAL) throw new Broken('a part is missing')
    const begin = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    if (begin + packedSize > bytes.length) throw new Broken('a part is cut off')
    parts.set(bytes.toString('utf8', at + 46, at + 46 + nameLength), {
      ...{ packed: bytes.subarray(begin, begin + packedSize), size },
      isDeflated: bytes.readUInt16LE(at + 10) === 8,
    })
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return parts
}

/** An archive that is damaged, or is none of a workbook. */
export class Broken extends Error {}

/** Whether an error comes from what an archive says, and from nothing that we did wrong. */
export const isDamage = (error: unknown): boolean =>
  error instanceof Broken ||
  (error instanceof Error && 'code' in error && /^(Z_|ERR_OUT_OF_RANGE)/.test(String(error.code)))

/**
 * The text of a part, piece by piece, unpacked beside the event loop.
 * @param budget how many bytes may still be unpacked, of this part and the next ones
 * @throws a sentence where it is more
 */
export async function* textOf(
  { packed, isDeflated, size }: Part,
  budget: { left: number },
  fileName: string,
): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let unpacked = 0
  for await (const piece of isDeflated ? inflated(packed) : slicesOf(packed)) {
    unpacked += piece.length
    budget.left -= piece.length
    if (budget.left < 0) throw tooLarge(fileName)
    yield decoder.decode(piece, { stream: true })
  }
  if (unpacked !== size) throw new Broken('a part is cut off')
}

const SLICE = 64 * 1024

function* slicesOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += SLICE) yield bytes.subarray(at, at + SLICE)
}

async function* inflated(packed: Uint8Array): AsyncGenerator<Uint8Array> {
  const inflate = createInflateRaw({ chunkSize: SLICE })
  inflate.end(packed)
  yield* inflate
}

/** Said where reading on would be a risk for everybody else. */
export const tooLarge = (fileName: string): FileFault =>
  new FileFault(
    `${fileName} 解开后超过 ${LARGEST_UNPACKED / 1024 / 1024} MB，没有读下去。请另存为 CSV 再选，或分成几个文件，每个不超过 200000 行`,
  )
