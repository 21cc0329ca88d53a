import { bytesAs, malformed, Problem } from '@tongchou/staff'

/** The media type of a table that is sent: what it is, is seen by what it says. */
export const TABLE = 'application/octet-stream'
export const tableShape = bytesAs(TABLE)

/** Twice a catalogue of 200,000 items as CSV. Bytes. */
export const LARGEST_TABLE = 64 * 1024 * 1024

export const NO_TABLE = malformed('body', `请以 ${TABLE} 传文件`)

export const tooLarge = (fileName: string): Problem =>
  new Problem(
    413,
    'table-too-large',
    `${fileName} 超过 ${LARGEST_TABLE / 1024 / 1024} MB，没有读。请分成几个文件，每个不超过 200000 行`,
  )

/** A table that was sent; one that is too long is received to its end, so that its sender hears why it was not read. */
export async function contentOf(body: unknown, fileName: string): Promise<Uint8Array> {
  const sent = tableShape.safeParse(body)
  if (!sent.success) throw NO_TABLE
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const piece of sent.data) {
    length += piece.length
    if (length <= LARGEST_TABLE) pieces.push(piece)
  }
  if (length > LARGEST_TABLE) throw tooLarge(fileName)
  return Buffer.concat(pieces)
}
