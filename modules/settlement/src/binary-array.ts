/** PostgreSQL's number of the type `text`. */
const TEXT_TYPE = 25

/**
 * Texts as PostgreSQL's binary form of an array of `text`: kilobytes that neither side has to quote and unquote.
 * @returns what the driver sends in binary, as it does every buffer
 */
export function textArray(texts: readonly string[]): Buffer {
  // A character of a string becomes at most three bytes of UTF-8.
  const room = texts.reduce((sum, text) => sum + 4 + 3 * text.length, 20)
  const buffer = Buffer.allocUnsafe(room)
  const dimensions = texts.length === 0 ? 0 : 1
  let at = buffer.writeInt32BE(dimensions)
  // No element is null.
  at = buffer.writeInt32BE(0, at)
  at = buffer.writeInt32BE(TEXT_TYPE, at)
  if (dimensions === 0) return buffer.subarray(0, at)
  at = buffer.writeInt32BE(texts.length, at)
  at = buffer.writeInt32BE(1, at)
  for (const text of texts) {
    const length = buffer.write(text, at + 4)
    buffer.writeInt32BE(length, at)
    at += 4 + length
  }
  return buffer.subarray(0, at)
}
